# Homework 6, thermodynamics: learn ln(p_sat) of water from T with backprop,
# one sample after another as in the lecture notes.
from math import log, sqrt
import random
import numpy as np

random.seed(6)
np.random.seed(6)


def antoine(t):
    """bar, t in deg C"""
    return 10 ** (5.11564 - 1687.537 / (t + 230.17))


temps = [5 + 1.5 * k for k in range(90)]
table = [(t, log(antoine(t)) + random.gauss(0, 0.05)) for t in temps]

t_mid = sum(t for t, _ in table) / len(table)
t_half = (temps[-1] - temps[0]) / 2
p_mid = sum(p for _, p in table) / len(table)
samples = [((t - t_mid) / t_half, p - p_mid) for t, p in table]

K = 8
w = np.random.uniform(-2, 2, K)
b = np.random.uniform(-1, 1, K)
v = np.random.uniform(-0.5, 0.5, K)
c = 0.0

for epoch in range(400):
    rate = 0.05 / (1 + 0.01 * epoch)
    random.shuffle(samples)
    total = 0.0
    for x, want in samples:
        h = np.tanh(w * x + b)
        got = v @ h + c
        err = got - want
        total += err * err
        back = err * v * (1 - h * h)
        v = v - rate * err * h
        c = c - rate * err
        w = w - rate * back * x
        b = b - rate * back
    if epoch % 50 == 0:
        print("epoch", epoch, "rms", sqrt(total / len(samples)))

fitted = [float(v @ np.tanh(w * x + b) + c) for x, _ in samples]
wanted = [p for _, p in samples]
print("largest miss in ln p:", max(abs(f - p) for f, p in zip(fitted, wanted)))
