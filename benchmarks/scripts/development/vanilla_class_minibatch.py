import numpy as np


class MLP:
    """One hidden layer, relu, mini-batch SGD with a decaying learning rate."""

    def __init__(self, n_inputs, n_hidden, seed=0):
        rng = np.random.default_rng(seed)
        self.rng = rng
        self.W = rng.standard_normal((n_inputs, n_hidden)) * np.sqrt(2 / n_inputs)
        self.c = rng.uniform(-0.5, 0.5, n_hidden)
        self.v = rng.standard_normal((n_hidden, 1)) * np.sqrt(1 / n_hidden)
        self.d = np.zeros(1)

    def predict(self, X):
        return np.maximum(X @ self.W + self.c, 0) @ self.v + self.d

    def fit(self, X, y, epochs=120, batch=25, lr0=0.05):
        for ep in range(epochs):
            lr = lr0 / (1 + ep / 40)
            perm = self.rng.permutation(X.shape[0])
            for k in range(0, X.shape[0], batch):
                idx = perm[k:k + batch]
                xb, yb = X[idx], y[idx]
                hid = np.maximum(xb @ self.W + self.c, 0)
                res = hid @ self.v + self.d - yb
                g = 2 * res / len(idx)
                gh = g @ self.v.T
                gh[hid <= 0] = 0
                self.v -= lr * hid.T @ g
                self.d -= lr * g.sum(0)
                self.W -= lr * xb.T @ gh
                self.c -= lr * gh.sum(0)
            if ep % 20 == 0:
                print("epoch", ep, "mse", np.mean((self.predict(X) - y) ** 2))
        return self


rng = np.random.default_rng(9)
# braking distance index from (speed, slope, wetness), already scaled
X = rng.uniform(-1, 1, (400, 3))
y = ((1 + X[:, 0]) ** 2 * (1 + 0.3 * X[:, 2]) - 0.5 * X[:, 1]).reshape(-1, 1)
y = (y - y.mean()) / y.std() + rng.normal(0, 0.05, (400, 1))
mlp = MLP(3, 40, seed=1).fit(X, y)
stop = mlp.predict(X)
