# -*- coding: utf-8 -*-
import numpy as np
rng = np.random.RandomState(11)

# wear of a tool [0.1 mm] after cutting time, two feeds
t = rng.rand(160) * 2 - 1
feed = rng.choice([0.0, 1.0], 160)
wear = 0.8 * (t + 1) + 0.5 * np.exp(3 * (t - 1)) * (1 + feed)
data = np.vstack([t, feed]).T
goal = wear.reshape(-1, 1) - wear.mean()

A = rng.randn(2, 10)
a = rng.randn(10)
B = rng.randn(10, 1) / np.sqrt(10)
b = np.zeros(1)
mu = 0.1

for n in range(3000):
    act = np.tanh(data.dot(A) + a)
    res = act.dot(B) + b
    delta = 2 * (res - goal) / goal.size
    dB, db = act.T.dot(delta), delta.sum(0)
    inner = delta.dot(B.T) * (1 - act ** 2)
    dA, da = data.T.dot(inner), inner.sum(0)
    A, a = A + mu * dA, a + mu * da
    B, b = B + mu * dB, b + mu * db
    if n % 300 == 0:
        print("n = %d error = %g" % (n, np.mean((res - goal) ** 2))
    if not np.isfinite(res).all():
        break

estimate = np.tanh(data.dot(A) + a).dot(B) + b
