"""Reference evapotranspiration from radiation, temperature, wind. Layers as objects."""
import numpy as np

rng = np.random.default_rng(64)


class Linear:
    def __init__(self, i, o):
        self.w = rng.normal(0, np.sqrt(2 / i), (i, o))
        self.b = np.zeros(o)
        self.vw, self.vb = np.zeros_like(self.w), np.zeros_like(self.b)

    def __call__(self, x):
        self.x = x
        return x @ self.w + self.b

    def back(self, g):
        self.gw, self.gb = self.x.T @ g, g.sum(axis=0)
        return g @ self.w.T

    def step(self, lr, mom=0.9):
        self.vw = mom * self.vw - lr * self.gw
        self.vb = mom * self.vb - lr * self.gb
        self.w += self.vw
        self.b += self.vb


class LeakyReLU:
    def __call__(self, x):
        self.mask = np.where(x > 0, 1.0, 0.05)
        return x * self.mask

    def back(self, g):
        return g * self.mask

    def step(self, lr):
        pass


n = 600
rad = rng.uniform(2, 30, n)
tair = rng.uniform(-2, 34, n)
wind = rng.uniform(0.2, 7, n)
et0 = 0.16 * rad * (tair + 10) / (tair + 28) + 0.12 * wind * np.sqrt(tair + 3) + rng.normal(0, 0.12, n)

X = np.column_stack((rad, tair, wind))
X = (X - X.mean(0)) / X.std(0)
y = ((et0 - et0.mean()) / et0.std())[:, None]

stack = [Linear(3, 24), LeakyReLU(), Linear(24, 24), LeakyReLU(), Linear(24, 1)]
for epoch in range(1200):
    out = X
    for layer in stack:
        out = layer(out)
    loss = np.mean((out - y) ** 2)
    grad = 2 * (out - y) / n
    for layer in reversed(stack):
        grad = layer.back(grad)
    for layer in stack:
        layer.step(0.02)
    if epoch % 200 == 0:
        print(epoch, loss)

print("final", loss)
