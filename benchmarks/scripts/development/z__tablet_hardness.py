"""Tablet crushing strength (N) from press force (kN), dwell time (ms) and granule moisture (%)."""
import numpy as np


class HardnessNet:
    def __init__(self, n_inputs, n_hidden=24, lr0=0.15, decay=5e-4, seed=0):
        rng = np.random.default_rng(seed)
        self.W1 = rng.standard_normal((n_inputs, n_hidden)) * np.sqrt(1.0 / n_inputs)
        self.b1 = rng.uniform(-1, 1, n_hidden)
        self.W2 = rng.standard_normal((n_hidden, 1)) * np.sqrt(1.0 / n_hidden)
        self.b2 = np.zeros(1)
        self.lr0 = lr0
        self.decay = decay
        self.history = []

    def predict(self, X):
        self.h = np.tanh(X @ self.W1 + self.b1)
        return self.h @ self.W2 + self.b2

    def step(self, X, y, lr):
        out = self.predict(X)
        n = X.shape[0]
        delta = (out - y) / n                     # loss is half the mean squared error
        gW2 = self.h.T @ delta
        gb2 = delta.sum(axis=0)
        back = delta @ self.W2.T * (1.0 - self.h * self.h)
        gW1 = X.T @ back
        gb1 = back.sum(axis=0)
        self.W2 -= lr * gW2
        self.b2 -= lr * gb2
        self.W1 -= lr * gW1
        self.b1 -= lr * gb1
        return 0.5 * float(np.mean((out - y) ** 2))

    def fit(self, X, y, epochs=8000):
        for t in range(epochs):
            self.history.append(self.step(X, y, self.lr0 / (1 + self.decay * t)))
        return self


rng = np.random.default_rng(2024)
force = rng.uniform(5, 25, 300)
dwell = rng.uniform(8, 60, 300)
moisture = rng.uniform(0.8, 4.5, 300)
hardness = 160 * (1 - np.exp(-force / 11)) * (dwell / 30) ** 0.12 - 6 * (moisture - 2.4) ** 2
hardness = hardness + rng.normal(0, 4.0, 300)

X = np.c_[force, dwell, moisture]
Z = (X - X.mean(axis=0)) / X.std(axis=0)
mu, sd = hardness.mean(), hardness.std()
target = ((hardness - mu) / sd)[:, None]

net = HardnessNet(3).fit(Z, target)
newtons = net.predict(Z)[:, 0] * sd + mu
print("loss first/last:", net.history[0], net.history[-1])
print("mean abs error in N:", np.abs(newtons - hardness).mean())
