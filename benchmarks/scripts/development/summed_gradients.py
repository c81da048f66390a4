import numpy as np

np.random.seed(64)
xs = np.random.uniform(-1, 1, (90, 2))
ys = np.sin(2 * xs[:, 0]) + xs[:, 1] ** 2

W = np.random.randn(2, 12)
b = np.random.randn(12) * 0.5
v = np.random.randn(12) * 0.3
c = 0.0

dW, db, dv, dc = np.zeros_like(W), np.zeros_like(b), np.zeros_like(v), 0.0
lr = 0.02
for epoch in range(400):
    cost = 0.0
    # add up the gradients of all rows, then step
    for x, y in zip(xs, ys):
        h = np.tanh(x @ W + b)
        e = h @ v + c - y
        cost += e ** 2
        dv += 2 * e * h / len(xs)
        dc += 2 * e / len(xs)
        back = 2 * e * v * (1 - h ** 2) / len(xs)
        dW += np.outer(x, back)
        db += back
    W -= lr * dW
    b -= lr * db
    v -= lr * dv
    c -= lr * dc
    if epoch % 40 == 0:
        print(epoch, cost / len(xs))

outputs = np.tanh(xs @ W + b) @ v + c
