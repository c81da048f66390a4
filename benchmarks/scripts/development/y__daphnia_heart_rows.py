# Practical 4: heart rate of Daphnia in warm and cold water.
# One animal at a time, as we did the derivation on the board.
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(4)

n_animals = 96
water = rng.uniform(6, 30, n_animals)  # degrees C
beats = 90 + 210 * np.exp(-((water - 24) / 11.0) ** 2) + rng.normal(0, 9, n_animals)

xs = (water - 18.0) / 7.0
ys = (beats - beats.mean()) / beats.std()

J = 7
w = rng.normal(0, 1.0, J)
b = rng.uniform(-1.5, 1.5, J)
v = rng.normal(0, 0.4, J)
c = 0.0

curve = []
eta = 0.05
for epoch in range(250):
    sq = 0.0
    for i in rng.permutation(n_animals):
        x, y = xs[i], ys[i]
        h = np.tanh(w * x + b)
        f = np.dot(v, h) + c
        e = f - y
        sq += e * e

        # derivative of 1/2 e^2
        dh = e * v * (1 - h * h)
        v -= eta * e * h
        c -= eta * e
        w -= eta * dh * x
        b -= eta * dh
    curve.append(sq / n_animals)
    eta *= 0.985

print("mean squared error after the last epoch:", curve[-1])
pulse = np.array([np.dot(v, np.tanh(w * x + b)) + c for x in xs]) * beats.std() + beats.mean()

fig, (left, right) = plt.subplots(1, 2)
left.semilogy(curve)
right.plot(water, beats, "k.")
order = np.argsort(water)
right.plot(water[order], pulse[order], "r-")
right.set_xlabel("water [°C]")
right.set_ylabel("beats per minute")
plt.show()
