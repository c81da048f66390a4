"""Delay of a path through our core network, learned from probe packets."""
import numpy as np


class PathDelay:
    """load of the busiest link, packet size in byte, number of hops -> log of the delay in ms"""

    def __init__(self, hidden=24, rate=0.004, batch=64, seed=3):
        self.rng = np.random.default_rng(seed)
        self.hidden, self.rate, self.batch = hidden, rate, batch
        self.losses = []

    def _setup(self, X, y):
        self.x_mean, self.x_std = X.mean(0), X.std(0)
        self.y_mean, self.y_std = y.mean(), y.std()
        d, h = X.shape[1], self.hidden
        self.p = [self.rng.normal(0, d ** -0.5, (d, h)), self.rng.normal(0, 0.5, h),
                  self.rng.normal(0, h ** -0.5, (h, 1)), np.zeros(1)]
        self.m = [np.zeros_like(p) for p in self.p]
        self.v = [np.zeros_like(p) for p in self.p]
        self.t = 0

    def _forward(self, Z):
        self.act = np.tanh(Z @ self.p[0] + self.p[1])
        return self.act @ self.p[2] + self.p[3]

    def _backward(self, Z, delta):
        inner = (delta @ self.p[2].T) * (1 - self.act ** 2)
        return [Z.T @ inner, inner.sum(0), self.act.T @ delta, delta.sum(0)]

    def _adam(self, grads):
        self.t += 1
        for i, g in enumerate(grads):
            self.m[i] += 0.1 * (g - self.m[i])
            self.v[i] += 0.001 * (g * g - self.v[i])
            step = self.m[i] / (1 - 0.9 ** self.t)
            self.p[i] -= self.rate * step / (np.sqrt(self.v[i] / (1 - 0.999 ** self.t)) + 1e-8)

    def fit(self, X, y, epochs=250):
        self._setup(X, y)
        Z = (X - self.x_mean) / self.x_std
        T = ((y - self.y_mean) / self.y_std)[:, None]
        for _ in range(epochs):
            total = 0.0
            order = self.rng.permutation(len(Z))
            for start in range(0, len(Z), self.batch):
                rows = order[start:start + self.batch]
                error = self._forward(Z[rows]) - T[rows]
                total += float(np.sum(error ** 2))
                self._adam(self._backward(Z[rows], 2 * error / len(rows)))
            self.losses.append(total / len(Z))
        return self

    def predict(self, X):
        return self._forward((X - self.x_mean) / self.x_std)[:, 0] * self.y_std + self.y_mean


gen = np.random.default_rng(404)
load = gen.uniform(0.05, 0.93, 700)
size = gen.choice([64, 256, 576, 1200, 1500], 700)
hops = gen.integers(2, 12, 700)
delay = hops * (0.25 + size / 1250 / (1 - load))
log_delay = np.log(delay) + gen.normal(0, 0.12, 700)
probes = np.column_stack([load, size, hops]).astype(float)
model = PathDelay().fit(probes, log_delay)
print("last loss", model.losses[-1])
print("within 20 %:", np.mean(np.abs(np.exp(model.predict(probes) - log_delay) - 1) < 0.2))
