# Regression with weight decay "as in the papers"
import numpy as np


class MLP:
    def __init__(self, sizes, weight_decay=0.02, lr=0.1):
        self.lr = lr
        self.weight_decay = weight_decay
        self.W = []
        self.b = []
        for a, b in zip(sizes[:-1], sizes[1:]):
            self.W.append(np.random.randn(a, b) * np.sqrt(1.0 / a))
            self.b.append(np.zeros(b))

    def forward(self, X):
        self.a = [X]
        for W, b in zip(self.W[:-1], self.b[:-1]):
            X = np.tanh(X @ W + b)
            self.a.append(X)
        return X @ self.W[-1] + self.b[-1]

    def train_step(self, X, y):
        out = self.forward(X)
        d = 2 * (out - y) / len(X)
        for k in reversed(range(len(self.W))):
            gW = self.a[k].T @ d
            gb = d.sum(axis=0)
            if k > 0:
                d = (d @ self.W[k].T) * (1 - self.a[k] ** 2)
            self.W[k] -= self.lr * gW
            self.b[k] -= self.lr * gb
            # decay
            self.W[k] *= 1 - self.weight_decay
        return np.mean((out - y) ** 2)


np.random.seed(77)
X = np.random.uniform(-1, 1, (200, 3))
y = (X[:, 0] * X[:, 1] + np.sin(2 * X[:, 2]) + 0.5)[:, None] + 0.05 * np.random.randn(200, 1)

mlp = MLP([3, 25, 25, 1])
for i in range(3000):
    loss = mlp.train_step(X, y)
    if i % 500 == 0:
        print(i, loss)
print("final", loss, "variance of y", y.var())
