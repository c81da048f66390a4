"""Filling time of a ship lock. Simple NN class with momentum - feedback welcome :)"""
import numpy as np


class NN:
    def __init__(self, layers=(2, 16, 1), lr=0.05, mu=0.9):
        i, h, o = layers
        self.params = [np.random.randn(i, h) / np.sqrt(i), np.zeros((1, h)),
                       np.random.randn(h, o) / np.sqrt(h), np.zeros((1, o))]
        self.vel = [np.zeros_like(p) for p in self.params]
        self.lr, self.mu = lr, mu

    def _hidden(self, X):
        return 1 / (1 + np.exp(-(X @ self.params[0] + self.params[1])))

    def predict(self, X):
        return self._hidden(X) @ self.params[2] + self.params[3]

    def _grads(self, X, y):
        h = self._hidden(X)
        diff = h @ self.params[2] + self.params[3] - y
        self.loss = np.mean(diff ** 2)
        d = diff * 2 / len(X)
        dh = d @ self.params[2].T * h * (1 - h)
        return X.T @ dh, dh.sum(0, keepdims=True), h.T @ d, d.sum(0, keepdims=True)

    def fit(self, X, y, epochs=3000, verbose=True):
        for ep in range(epochs):
            for k, g in enumerate(self._grads(X, y)):
                self.vel[k] = self.mu * self.vel[k] - self.lr * g
                self.params[k] += self.vel[k]
            if verbose and ep % 500 == 0:
                print("ep", ep, "mse", self.loss)
        return self


np.random.seed(21)
head = np.random.uniform(1, 12, 200)              # m of water level difference
opening = np.random.uniform(0.2, 1.0, 200)        # valve
minutes = 4 * np.sqrt(head) / (0.3 + opening) + np.random.normal(0, 0.3, 200)

X = np.c_[head, opening]
X = (X - X.mean(0)) / X.std(0)
y = ((minutes - minutes.mean()) / minutes.std())[:, None]

nn = NN().fit(X, y)
fitted = nn.predict(X)[:, 0] * minutes.std() + minutes.mean()
print("mean abs error: %.2f min" % np.abs(fitted - minutes).mean())
