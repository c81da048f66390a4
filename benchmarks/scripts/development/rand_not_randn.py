import numpy as np

np.random.seed(21)


def build(sizes):
    """weights and biases between 0 and 1"""
    Ws = [np.random.rand(a, b) for a, b in zip(sizes[:-1], sizes[1:])]
    bs = [np.random.rand(1, b) for b in sizes[1:]]
    return Ws, bs


def forward(Ws, bs, X):
    a1 = np.tanh(X @ Ws[0] + bs[0])
    a2 = np.tanh(a1 @ Ws[1] + bs[1])
    return a1, a2, a2 @ Ws[2] + bs[2]


def backward(Ws, X, a1, a2, out, y):
    d3 = 2 * (out - y) / X.shape[0]
    d2 = d3 @ Ws[2].T * (1 - a2 ** 2)
    d1 = d2 @ Ws[1].T * (1 - a1 ** 2)
    gW = [X.T @ d1, a1.T @ d2, a2.T @ d3]
    gb = [d1.sum(0, keepdims=True), d2.sum(0, keepdims=True), d3.sum(0, keepdims=True)]
    return gW, gb


def train(Ws, bs, X, y, lr, n):
    for it in range(n):
        a1, a2, out = forward(Ws, bs, X)
        gW, gb = backward(Ws, X, a1, a2, out, y)
        for i in range(3):
            Ws[i] -= lr * gW[i]
            bs[i] -= lr * gb[i]
        if it % 500 == 0:
            print("loss", np.mean((out - y) ** 2))


# 4 process parameters -> surface roughness
X = np.random.uniform(-1, 1, (220, 4))
y = np.sin(2 * X[:, :1]) * X[:, 1:2] + X[:, 2:3] ** 2 - 0.5 * X[:, 3:]
y = (y - y.mean()) / y.std()

Ws, bs = build([4, 80, 80, 1])
train(Ws, bs, X, y, lr=0.01, n=3000)
rough = forward(Ws, bs, X)[2]
