"""Gradient accumulation: 8 micro-batches of 32 make one step (pretend memory is small)."""
import numpy as np

rng = np.random.default_rng(256)
X = rng.normal(size=(1024, 4))
Y = np.tanh(X[:, [0]] + X[:, [1]]) + 0.5 * np.sin(2 * X[:, [2]]) - 0.3 * X[:, [3]]

W = rng.normal(size=(4, 32)) / 2
b = np.zeros(32)
U = rng.normal(size=(32, 1)) / np.sqrt(32)
c = np.zeros(1)

micro, accumulate = 32, 8
lr = 0.2
sum_W, sum_b, sum_U, sum_c = 0.0, 0.0, 0.0, 0.0

for epoch in range(250):
    perm = rng.permutation(1024)
    total = 0.0
    for k in range(1024 // micro):
        rows = perm[k * micro:(k + 1) * micro]
        x, y = X[rows], Y[rows]
        h = np.tanh(x @ W + b)
        e = h @ U + c - y
        total += float((e ** 2).sum())
        d = 2 * e / (micro * accumulate)
        dh = (d @ U.T) * (1 - h * h)
        sum_W = sum_W + x.T @ dh
        sum_b = sum_b + dh.sum(0)
        sum_U = sum_U + h.T @ d
        sum_c = sum_c + d.sum(0)
        if (k + 1) % accumulate == 0:
            W -= lr * sum_W
            b -= lr * sum_b
            U -= lr * sum_U
            c -= lr * sum_c
            sum_W, sum_b, sum_U, sum_c = 0.0, 0.0, 0.0, 0.0
    if epoch % 25 == 0:
        print(epoch, total / 1024)

F = np.tanh(X @ W + b) @ U + c
print("mse", np.mean((F - Y) ** 2))
