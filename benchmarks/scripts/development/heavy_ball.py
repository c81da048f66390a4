"""Mini-batch SGD with momentum on a 2-d bump. Loss goes up from the first epoch on?!"""
import numpy as np

rng = np.random.default_rng(31)
X = rng.uniform(-2, 2, (400, 2))
y = np.exp(-(X ** 2).sum(axis=1, keepdims=True)) * 2

n_hidden, batch, epochs = 32, 40, 120
lr, mu = 0.02, 0.9

W1 = rng.normal(0, 1.0, (2, n_hidden))
b1 = rng.normal(0, 1.0, n_hidden)
W2 = rng.normal(0, 0.1, (n_hidden, 1))
b2 = np.zeros(1)
velocities = [np.zeros_like(p) for p in (W1, b1, W2, b2)]

for epoch in range(epochs):
    perm = rng.permutation(len(X))
    for start in range(0, len(X), batch):
        rows = perm[start:start + batch]
        xb, yb = X[rows], y[rows]
        h = np.tanh(xb @ W1 + b1)
        out = h @ W2 + b2
        d = 2 * (out - yb) / batch
        dh = (d @ W2.T) * (1 - h ** 2)
        grads = [xb.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]

        for p, v, g in zip((W1, b1, W2, b2), velocities, grads):
            v *= mu
            v += lr * g
            p += v

    if epoch % 10 == 0:
        full = np.tanh(X @ W1 + b1) @ W2 + b2
        print("epoch", epoch, "loss", np.mean((full - y) ** 2))

full = np.tanh(X @ W1 + b1) @ W2 + b2
print("final loss", np.mean((full - y) ** 2))
