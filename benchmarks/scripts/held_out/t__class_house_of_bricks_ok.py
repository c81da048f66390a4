"""Thermal conductivity of hollow bricks -- small MLP class with momentum and L2."""
import numpy as np


class Regressor:
    def __init__(self, n_features, n_hidden=24, lr=0.05, momentum=0.9, l2=1e-5, seed=None):
        rng = np.random.default_rng(seed)
        self.lr, self.momentum, self.l2 = lr, momentum, l2
        self.theta = {
            "W1": rng.normal(0, np.sqrt(1 / n_features), (n_features, n_hidden)),
            "b1": np.zeros(n_hidden),
            "W2": rng.normal(0, np.sqrt(1 / n_hidden), (n_hidden, 1)),
            "b2": np.zeros(1),
        }
        self.vel = {k: np.zeros_like(v) for k, v in self.theta.items()}

    def predict(self, X):
        self._hidden = np.tanh(X @ self.theta["W1"] + self.theta["b1"])
        return self._hidden @ self.theta["W2"] + self.theta["b2"]

    def loss(self, X, y):
        penalty = sum((self.theta[k] ** 2).sum() for k in ("W1", "W2"))
        return ((self.predict(X) - y) ** 2).mean() + self.l2 * penalty

    def fit(self, X, y, epochs=2500, verbose=500):
        for epoch in range(epochs):
            out = self.predict(X)
            delta = 2 * (out - y) / len(y)
            back = delta @ self.theta["W2"].T * (1 - self._hidden ** 2)
            grad = {
                "W1": X.T @ back + 2 * self.l2 * self.theta["W1"],
                "b1": back.sum(axis=0),
                "W2": self._hidden.T @ delta + 2 * self.l2 * self.theta["W2"],
                "b2": delta.sum(axis=0),
            }
            for key, g in grad.items():
                self.vel[key] = self.momentum * self.vel[key] - self.lr * g
                self.theta[key] += self.vel[key]
            if verbose and epoch % verbose == 0:
                print(epoch, self.loss(X, y))


rng = np.random.default_rng(55)
density = rng.uniform(0.6, 2.0, 200)
moisture = rng.uniform(0, 0.12, 200)
conductivity = 0.08 * np.exp(1.1 * density) * (1 + 6 * moisture) + 0.01 * rng.standard_normal(200)

X = np.column_stack([(density - 1.3) / 0.4, (moisture - 0.06) / 0.035])
y = ((conductivity - conductivity.mean()) / conductivity.std())[:, None]

reg = Regressor(2, seed=0)
reg.fit(X, y)
lam = reg.predict(X) * conductivity.std() + conductivity.mean()
