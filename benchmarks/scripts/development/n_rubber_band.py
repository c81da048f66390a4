# Rubber band: force (N) against stretch ratio. One reading at a time, as on the bench.
import math

import numpy as np

rng = np.random.default_rng(31)
stretch = np.linspace(1.0, 6.0, 90)
force = 3.2 * (stretch - 1 / stretch**2) / (1 + 0.35 * stretch) + 0.9 * np.exp(stretch - 5.6)
force = force + rng.normal(0, 0.05, 90)

xs = (stretch - 3.5) / 1.5
ys = (force - force.mean()) / force.std()

UNITS = 8
w_in = rng.normal(0, 1.0, UNITS)
b_in = rng.uniform(-1.5, 1.5, UNITS)
w_out = rng.normal(0, 0.4, UNITS)
b_out = 0.0

EPOCHS = 300
for epoch in range(EPOCHS):
    rate = 0.05 / (1 + epoch / 100)
    total = 0.0
    for i in rng.permutation(len(xs)):
        h = np.tanh(w_in * xs[i] + b_in)
        o = float(np.dot(w_out, h)) + b_out
        e = o - ys[i]
        total += 0.5 * e * e
        # all gradients first, then the four updates
        g_out = e * h
        g_h = e * w_out * (1 - h * h)
        w_out = w_out - rate * g_out
        b_out = b_out - rate * e
        w_in = w_in - rate * g_h * xs[i]
        b_in = b_in - rate * g_h
    if epoch % 30 == 0:
        print("epoch %3d  mean loss %.5f" % (epoch, total / len(xs)))

curve = np.zeros(len(xs))
for i in range(len(xs)):
    curve[i] = float(np.dot(w_out, np.tanh(w_in * xs[i] + b_in))) + b_out
curve = curve * force.std() + force.mean()
print("rms deviation:", round(math.sqrt(np.mean((curve - force) ** 2)), 3), "N")
