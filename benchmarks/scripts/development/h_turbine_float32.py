"""Power of a small tidal turbine from flow speed and pitch, all in single precision."""
import numpy as np

np.random.seed(12)
speed = np.random.uniform(0.5, 3.0, 600)
pitch = np.random.uniform(0, 12, 600)
power = 4.1 * speed ** 2 * np.cos(np.radians(6 * pitch - 20)) + np.random.normal(0, 0.6, 600)

X = np.column_stack([speed, pitch])
X = ((X - X.mean(axis=0)) / X.std(axis=0)).astype(np.float32)
p_mean, p_std = power.mean(), power.std()
Y = ((power - p_mean) / p_std).astype(np.float32)[:, None]


def batches(X, Y, size):
    order = np.random.permutation(len(X))
    for start in range(0, len(X), size):
        rows = order[start:start + size]
        yield X[rows], Y[rows]


hidden = 24
W1 = (np.random.randn(2, hidden) / np.sqrt(2)).astype(np.float32)
b1 = np.zeros(hidden, dtype=np.float32)
W2 = (np.random.randn(hidden, 1) / np.sqrt(hidden)).astype(np.float32)
b2 = np.zeros(1, dtype=np.float32)
params = [W1, b1, W2, b2]
speed_of = [np.zeros_like(p) for p in params]
lr, mu = np.float32(0.03), np.float32(0.9)

for epoch in range(300):
    if epoch == 200:
        lr = lr / 5
    for xb, yb in batches(X, Y, 32):
        h = np.tanh(xb @ W1 + b1)
        d = (h @ W2 + b2 - yb) / len(xb)
        dh = d @ W2.T * (1 - h * h)
        grads = [xb.T @ dh, dh.sum(axis=0), h.T @ d, d.sum(axis=0)]
        for p, v, g in zip(params, speed_of, grads):
            v *= mu
            v -= lr * g
            p += v

fitted = np.tanh(X @ W1 + b1) @ W2 + b2
kw = fitted[:, 0] * p_std + p_mean
print("rms error in kW:", np.sqrt(np.mean((kw - power) ** 2)))
