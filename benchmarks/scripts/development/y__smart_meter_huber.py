"""Household load by time of day and temperature; some meters report rubbish, so Huber's loss."""
import numpy as np


class HuberNet:
    def __init__(self, n_in, n_hidden, rng, delta=1.0):
        self.delta = delta
        self.W1 = rng.standard_normal((n_in, n_hidden)) / np.sqrt(n_in)
        self.b1 = np.zeros(n_hidden)
        self.W2 = rng.standard_normal((n_hidden, 1)) / np.sqrt(n_hidden)
        self.b2 = np.zeros(1)
        self.velocity = [0.0, 0.0, 0.0, 0.0]

    def forward(self, X):
        self.h = np.tanh(X @ self.W1 + self.b1)
        return self.h @ self.W2 + self.b2

    def loss(self, e):
        size = np.abs(e)
        small = size <= self.delta
        return np.mean(np.where(small, 0.5 * e**2, self.delta * (size - 0.5 * self.delta)))

    def step(self, X, y, lr):
        e = self.forward(X) - y
        d = np.clip(e, -self.delta, self.delta) / len(X)
        dh = (d @ self.W2.T) * (1 - self.h**2)
        grads = [X.T @ dh, dh.sum(axis=0), self.h.T @ d, d.sum(axis=0)]
        for i, (p, g) in enumerate(zip([self.W1, self.b1, self.W2, self.b2], grads)):
            self.velocity[i] = 0.9 * self.velocity[i] - lr * g
            p += self.velocity[i]
        return self.loss(e)


rng = np.random.default_rng(77)
n = 900
hour = rng.uniform(0, 24, n)
outside = rng.normal(9, 7, n)
kilowatt = (
    0.6
    + 0.5 * np.exp(-((hour - 7.5) ** 2) / 8)
    + 0.9 * np.exp(-((hour - 19) ** 2) / 10)
    + 0.03 * np.maximum(18 - outside, 0)
)
err = rng.normal(0, 0.06, n)
bad = rng.random(n) < 0.02
err[bad] = rng.choice([-1.0, 1.0], bad.sum()) * rng.uniform(0.5, 1.0, bad.sum())
reading = kilowatt + err

X = np.column_stack([(hour - 12) / 6, (outside - 9) / 7])
middle = np.median(reading)
scale = 1.4826 * np.median(np.abs(reading - middle))
Y = ((reading - middle) / scale)[:, None]

net = HuberNet(2, 24, rng)
for epoch in range(5000):
    value = net.step(X, Y, lr=0.05)
    if epoch % 1000 == 0:
        print(f"{epoch}: huber {value:.4f}")

load = net.forward(X)[:, 0] * scale + middle
print("median |error|: %.3f kW" % np.median(np.abs(load - reading)))
