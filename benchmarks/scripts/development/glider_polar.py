"""Sink rate of a glider. Two-hidden-layer network as a class, inputs straight from the logger."""
import numpy as np


class MLP:
    def __init__(self, widths, seed=0):
        rng = np.random.default_rng(seed)
        self.Ws = [rng.normal(0, 1, (a, b)) * np.sqrt(1 / a) for a, b in zip(widths, widths[1:])]
        self.bs = [rng.normal(0, 0.1, b) for b in widths[1:]]

    def __call__(self, X):
        self.acts = [X]
        for W, b in zip(self.Ws[:-1], self.bs[:-1]):
            self.acts.append(np.tanh(self.acts[-1] @ W + b))
        return self.acts[-1] @ self.Ws[-1] + self.bs[-1]

    def grads(self, X, y):
        d = 2 * (self(X) - y) / len(X)
        out = []
        for k in range(len(self.Ws) - 1, -1, -1):
            out.append((self.acts[k].T @ d, d.sum(axis=0)))
            d = (d @ self.Ws[k].T) * (1 - self.acts[k] ** 2)
        return out[::-1]

    def sgd(self, X, y, lr):
        for k, (dW, db) in enumerate(self.grads(X, y)):
            self.Ws[k] -= lr * dW
            self.bs[k] -= lr * db


rng = np.random.default_rng(10)
airspeed = rng.uniform(70, 200, 400)          # km/h
mass = rng.uniform(300, 500, 400)             # kg
flaps = rng.integers(-2, 3, 400)
sink = 0.5 + ((airspeed - 90 - 0.1 * (mass - 400)) / 60) ** 2 + 0.1 * flaps * (airspeed - 120) / 60
sink = sink + rng.normal(0, 0.05, 400)

X = np.stack([airspeed, mass, flaps], axis=1).astype(float)
y = sink.reshape(-1, 1)
polar = MLP([3, 30, 15, 1])
for epoch in range(500):
    for rows in np.array_split(rng.permutation(400), 8):
        polar.sgd(X[rows], y[rows], lr=0.02)
    if epoch % 50 == 0:
        print(epoch, "mse", np.mean((polar(X) - y) ** 2), "variance", y.var())
sink_nn = polar(X)
