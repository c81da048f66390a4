# no numpy allowed in this course :(
import math
import random

random.seed(12)
N_HID = 8
ETA = 0.05

w_ih = [[random.uniform(-2, 2), random.uniform(-2, 2)] for _ in range(N_HID)]   # weight, bias
w_ho = [random.uniform(-0.5, 0.5) for _ in range(N_HID + 1)]                    # last one is bias

samples = []
for i in range(60):
    x = -1 + 2 * i / 59
    samples.append((x, math.cos(3 * x) * 0.8))


def run(x):
    hid = [math.tanh(w * x + b) for w, b in w_ih]
    return hid, sum(w * h for w, h in zip(w_ho, hid)) + w_ho[-1]


for epoch in range(400):
    random.shuffle(samples)
    sse = 0.0
    for x, t in samples:
        hid, o = run(x)
        delta_o = t - o
        sse += delta_o ** 2
        for j in range(N_HID):
            delta_h = delta_o * w_ho[j] * (1 - hid[j] ** 2)
            w_ho[j] -= ETA * delta_o * hid[j]
            w_ih[j][0] -= ETA * delta_h * x
            w_ih[j][1] -= ETA * delta_h
        w_ho[-1] -= ETA * delta_o
    if sse > 1e6:
        print("exploded in epoch", epoch)
        break
    if epoch % 50 == 0:
        print("epoch", epoch, "sse", round(sse, 4))

samples.sort()
answer = [run(x)[1] for x, _ in samples]
wanted = [t for _, t in samples]
