import numpy as np


class Model:
    def __init__(self, n_in, n_hidden, l2):
        np.random.seed(1999)
        self.l2 = l2
        self.W1 = np.random.randn(n_in, n_hidden) * 0.8
        self.b1 = np.zeros(n_hidden)
        self.W2 = np.random.randn(n_hidden, 1) * 0.3
        self.b2 = np.zeros(1)

    def forward(self, X):
        self.h = np.maximum(X @ self.W1 + self.b1, 0)
        return self.h @ self.W2 + self.b2

    def loss(self, out, y):
        return np.mean((out - y) ** 2) + self.l2 * (np.sum(self.W1 ** 2) + np.sum(self.W2 ** 2))

    def step(self, X, y, lr):
        out = self.forward(X)
        d = 2 * (out - y) / len(X)
        dW2 = self.h.T @ d - 2 * self.l2 * self.W2
        dh = (d @ self.W2.T) * (self.h > 0)
        dW1 = X.T @ dh - 2 * self.l2 * self.W1
        self.W2 -= lr * dW2
        self.b2 -= lr * d.sum(axis=0)
        self.W1 -= lr * dW1
        self.b1 -= lr * dh.sum(axis=0)
        return self.loss(out, y)


# noise of a washing machine: load, spin speed
np.random.seed(2000)
X = np.random.uniform(-1.5, 1.5, (300, 2))
y = (np.abs(X[:, 0]) + X[:, 1] ** 2 / 2 - 0.4 * X[:, 0] * X[:, 1])[:, None]
y -= y.mean()
model = Model(2, 30, l2=0.05)
for i in range(3000):
    cost = model.step(X, y, 0.05)
    if i % 300 == 0:
        print("step", i, "cost", cost)
decibel = model.forward(X)
