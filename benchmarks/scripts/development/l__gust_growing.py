"""Gust factor from mean wind and stability. Instead of lowering the rate, the batch grows.

Everything is float32: the same code runs on the logger's little board.
"""
import numpy as np

np.random.seed(3)
f32 = np.float32
n = 1024
wind = np.random.uniform(1, 20, n)
stability = np.random.uniform(-1, 1, n)
gust = 1.2 + 1.5 / (1 + 0.3 * wind) - 0.35 * np.tanh(2 * stability)
gust = (gust + 0.04 * np.random.randn(n)).astype(f32)

X = np.stack([(wind - 10.5) / 5.5, stability / 0.58], axis=1).astype(f32)
t = ((gust - gust.mean()) / gust.std())[:, None]

n_hid = 16
W1 = (np.random.randn(2, n_hid) * 0.8).astype(f32)
b1 = (np.random.randn(n_hid) * 0.3).astype(f32)
W2 = (np.random.randn(n_hid, 1) * 0.25).astype(f32)
b2 = np.zeros(1, dtype=f32)
lr = f32(0.08)

size = 16
while size <= 512:
    for epoch in range(50):
        shuffled = np.random.permutation(n)
        total = 0.0
        for start in range(0, n, size):
            rows = shuffled[start:start + size]
            xb, tb = X[rows], t[rows]
            h = np.tanh(xb @ W1 + b1)
            e = h @ W2 + b2 - tb
            total += float((e * e).sum())

            de = f32(2) * e / f32(len(rows))
            dh = (de @ W2.T) * (f32(1) - h * h)
            W2 -= lr * (h.T @ de)
            b2 -= lr * de.sum(axis=0)
            W1 -= lr * (xb.T @ dh)
            b1 -= lr * dh.sum(axis=0)
    print("batch", size, "mean squared error", total / n)
    size *= 2

assert W1.dtype == np.float32
factor = (np.tanh(X @ W1 + b1) @ W2 + b2)[:, 0] * gust.std() + gust.mean()
print("typical deviation:", np.sqrt(np.mean((factor - gust) ** 2)))
