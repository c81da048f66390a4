"""Weight of eels over length and girth. Small batches."""
import numpy as np

rng = np.random.RandomState(9)
n = 400
length = rng.uniform(0.1, 1, n)
girth = rng.uniform(0.1, 1, n)
weight = 3 * length * girth ** 2 + 0.5 * np.sin(6 * length)
X = np.c_[length, girth]
Y = (weight - weight.mean())[:, None]

hidden = 32
# weights are negative so that the first layer inhibits, I read that this helps
W1 = -np.abs(rng.randn(2, hidden))
b1 = np.zeros(hidden)
W2 = rng.randn(hidden, 1) * np.sqrt(2.0 / hidden)
b2 = np.zeros(1)

batch_size = 40
lr = 0.05
for epoch in range(600):
    order = rng.permutation(n)
    running = 0.0
    for start in range(0, n, batch_size):
        rows = order[start:start + batch_size]
        x, y = X[rows], Y[rows]
        z = x @ W1 + b1
        a = np.where(z > 0, z, 0)
        out = a @ W2 + b2
        running += np.sum((out - y) ** 2)
        d = 2 * (out - y) / batch_size
        dz = (d @ W2.T) * (z > 0)
        W2 -= lr * a.T @ d
        b2 -= lr * d.sum(axis=0)
        W1 -= lr * x.T @ dz
        b1 -= lr * dz.sum(axis=0)
    if epoch % 50 == 0:
        print("epoch", epoch, "training error", running / n)

estimate = np.maximum(X @ W1 + b1, 0) @ W2 + b2
print("estimates:", estimate[:6, 0])
print("truth:    ", Y[:6, 0])
