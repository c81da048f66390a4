# line follower robot: left/right IR sensors -> steering. Trained row by row as on the Arduino.
import numpy as np

np.random.seed(16)
left = np.random.rand(150)
right = np.random.rand(150)
steer = np.tanh(3 * (left - right)) + 0.3 * left * right
samples = list(zip(left * 2 - 1, right * 2 - 1, steer))

H = 8
w1 = np.random.uniform(-1, 1, (H, 2))
b1 = np.random.uniform(-0.5, 0.5, H)
w2 = np.random.uniform(-0.5, 0.5, H)
b2 = 0.0
rate = 0.05


def think(l, r):
    h = np.tanh(w1[:, 0] * l + w1[:, 1] * r + b1)
    return h, np.dot(w2, h) + b2


for sweep in range(120):
    np.random.shuffle(samples)
    squared = 0
    for l, r, s in samples:
        h, o = think(l, r)
        miss = s - o
        squared += miss ** 2
        back = miss * w2 * (1 - h ** 2)     # before w2 changes!
        w2 += rate * miss * h
        b2 += rate * miss
        w1[:, 0] += rate * back * l
        w1[:, 1] += rate * back * r
        b1 += rate * back
    if sweep % 20 == 0:
        print("sweep", sweep, "mse", squared / len(samples))

motor = np.array([think(l, r)[1] for l, r, s in samples])
wanted = np.array([s for l, r, s in samples])
print("worst steering error", np.max(np.abs(motor - wanted)))
