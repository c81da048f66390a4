"""Sonar echo strength under a boat, three hidden layers of the same size."""
import numpy as np

rng = np.random.RandomState(19)
inputs = rng.uniform(-1, 1, (600, 8))       # from eight hydrophones
sound = inputs @ np.array([[1.0], [-1.0], [0.8], [0.6], [-0.7], [0.9], [-0.5], [0.4]])
echo = np.sin(1.7 * sound)

units = 20
A = rng.randn(8, units) * 0.6
a = np.zeros(units)
B = rng.randn(units, units) * 1.5 / np.sqrt(units)
b = np.zeros(units)
C = rng.randn(units, units) * 1.5 / np.sqrt(units)
c = np.zeros(units)
D = rng.randn(units, 1) / np.sqrt(units)
d = np.zeros(1)
mu = 0.1

for n in range(3500):
    p = np.maximum(inputs @ A + a, 0)
    q = np.maximum(p @ B + b, 0)
    r = np.maximum(q @ C + c, 0)
    out = r @ D + d
    err = out - echo
    if n % 400 == 0:
        print("pass %4d  rms %.4f" % (n, np.sqrt(np.mean(err ** 2))))

    d4 = err / len(inputs)
    d3 = (d4 @ D.T) * (r > 0)
    d2 = (d3 @ C) * (q > 0)
    d1 = (d2 @ B) * (p > 0)

    D -= mu * r.T @ d4
    d -= mu * d4.sum(axis=0)
    C -= mu * q.T @ d3
    c -= mu * d3.sum(axis=0)
    B -= mu * p.T @ d2
    b -= mu * d2.sum(axis=0)
    A -= mu * inputs.T @ d1
    a -= mu * d1.sum(axis=0)

print("left over:", np.mean(err ** 2) / np.var(echo))
