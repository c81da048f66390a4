# Height of a satellite-like object over the night from my observing log -> little network, pure stochastic backprop
# (following the old C tutorial: one example after the other)
from math import exp, tanh
import random
import numpy as np

random.seed(5)
np.random.seed(5)

hours = np.random.uniform(-6, 6, 70)                 # hours from local midnight
altitude = 31 * np.cos(2 * np.pi * (hours - 0.8) / 7.5) - 4 + np.random.normal(0, 0.8, 70)

inp = hours / 6.0
out = altitude / 40.0

HIDDEN = 6
w = [random.uniform(-1, 1) for _ in range(HIDDEN)]       # input -> hidden
wb = [random.uniform(-1, 1) for _ in range(HIDDEN)]
v = [random.uniform(-0.5, 0.5) for _ in range(HIDDEN)]   # hidden -> output
vb = 0.0
rate = 0.05

for epoch in range(1200):
    total = 0.0
    rows = list(range(len(inp)))
    random.shuffle(rows)
    for r in rows:
        x, t = inp[r], out[r]
        # forward
        hid = [tanh(w[j] * x + wb[j]) for j in range(HIDDEN)]
        o = sum(v[j] * hid[j] for j in range(HIDDEN)) + vb
        err = o - t
        total += err ** 2
        # backward
        for j in range(HIDDEN):
            slope = err * v[j] * (1 - hid[j] ** 2)
            v[j] -= rate * hid[j]
            w[j] -= rate * slope * x
            wb[j] -= rate * slope
        vb -= rate * err
    if epoch % 100 == 0:
        print("epoch", epoch, "error", total / len(inp))

result = []
for x in inp:
    hid = [tanh(w[j] * x + wb[j]) for j in range(HIDDEN)]
    result.append(sum(v[j] * hid[j] for j in range(HIDDEN)) + vb)
result = np.array(result)

for h, a, p in sorted(zip(hours, altitude, result * 40))[::10]:
    print("%+5.1f h   observed %6.1f   network %6.1f" % (h, a, p))
