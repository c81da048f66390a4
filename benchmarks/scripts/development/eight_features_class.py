import numpy as np


class Regressor:
    def __init__(self, n_features, n_hidden=8, lr=0.05, seed=0):
        r = np.random.RandomState(seed)
        self.lr = lr
        self.W = r.randn(n_features, n_hidden) / np.sqrt(n_features)
        self.b = r.randn(n_hidden) * 0.5
        self.V = r.randn(n_hidden, n_hidden) / np.sqrt(n_hidden)
        self.c = np.zeros(n_hidden)
        self.u = r.randn(n_hidden, 1) / np.sqrt(n_hidden)
        self.d = np.zeros(1)

    def predict(self, X):
        self.h1 = np.tanh(X @ self.W + self.b)
        self.h2 = np.tanh(self.h1 @ self.V + self.c)
        return self.h2 @ self.u + self.d

    def step(self, X, y):
        yhat = self.predict(X)
        g = 2 * (yhat - y) / len(y)
        gu, gd = self.h2.T @ g, g.sum(0)
        g2 = (g @ self.u.T) * (1 - self.h2 ** 2)
        gV, gc = self.h1.T @ g2, g2.sum(0)
        g1 = (g2 @ self.V.T) * (1 - self.h1 ** 2)
        gW, gb = X.T @ g1, g1.sum(0)
        self.u -= self.lr * gu
        self.d -= self.lr * gd
        self.V -= self.lr * gW
        self.c -= self.lr * gc
        self.W -= self.lr * gV
        self.b -= self.lr * gb
        return np.mean((yhat - y) ** 2)

    def fit(self, X, y, n_iter):
        for i in range(n_iter):
            loss = self.step(X, y)
            if i % 500 == 0:
                print(i, loss)
        return self


rng = np.random.RandomState(4)
X = rng.uniform(-1, 1, (400, 8))
y = np.sin(2 * X[:, 0]) + X[:, 1] * X[:, 2] - X[:, 3] * X[:, 5]
y = y.reshape(-1, 1) + rng.randn(400, 1) * 0.05

reg = Regressor(8).fit(X, y, 4000)
print("R^2", 1 - np.mean((reg.predict(X) - y) ** 2) / y.var())
