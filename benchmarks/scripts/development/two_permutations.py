import numpy as np


def shuffled(*arrays):
    """Shuffle data before every epoch"""
    return [a[np.random.permutation(len(a))] for a in arrays]


def batches(x, y, size):
    x, y = shuffled(x, y)
    for s in range(0, len(x), size):
        yield x[s:s + size], y[s:s + size]


def act(v):
    return v / (1 + np.exp(-v))      # swish


def dact(v):
    s = 1 / (1 + np.exp(-v))
    return s + v * s * (1 - s)


np.random.seed(2)
# milk yield against day of lactation, age
days = np.random.uniform(-1, 1, 400)
age = np.random.uniform(-1, 1, 400)
milk = np.exp(-2 * (days + 0.5) ** 2) + 0.3 * age * days
x, y = np.c_[days, age], milk[:, None]

n1 = 24
K1, k1 = np.random.randn(2, n1) * 1.5, np.random.randn(n1)
K2, k2 = np.random.randn(n1, 1) * 0.2, np.zeros(1)

for epoch in range(400):
    for xb, yb in batches(x, y, 20):
        v = xb @ K1 + k1
        a = act(v)
        p = a @ K2 + k2
        e = 2 * (p - yb) / len(yb)
        dv = (e @ K2.T) * dact(v)
        K2 -= 0.05 * a.T @ e
        k2 -= 0.05 * e.sum(0)
        K1 -= 0.05 * xb.T @ dv
        k1 -= 0.05 * dv.sum(0)
    if epoch % 40 == 0:
        print(epoch, np.mean((act(x @ K1 + k1) @ K2 + k2 - y) ** 2), y.var())

milk_net = act(x @ K1 + k1) @ K2 + k2
