from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass
class Affine:
    w: np.ndarray
    b: np.ndarray
    sw: float | np.ndarray = 1e-8
    sb: float | np.ndarray = 1e-8

    @classmethod
    def random(cls, rng, n, m):
        return cls(rng.normal(0, n ** -0.5, (n, m)), rng.normal(0, 0.2, m))

    def __call__(self, x):
        return x @ self.w + self.b

    def descend(self, x, g, lr):
        """AdaGrad; returns the gradient for what comes before"""
        gw, gb, gx = x.T @ g, g.sum(0), g @ self.w.T
        self.sw, self.sb = self.sw + gw ** 2, self.sb + gb ** 2
        self.w -= lr * gw / np.sqrt(self.sw)
        self.b -= lr * gb / np.sqrt(self.sb)
        return gx


rng = np.random.default_rng(40)
x = rng.uniform(-1, 1, (250, 2))                # slope, wind
y = np.exp(1.5 * x[:, [0]]) * (1 + 0.4 * x[:, [1]]) + rng.normal(0, 0.05, (250, 1))   # fire front speed
one, two, three = (Affine.random(rng, *s) for s in ((2, 16), (16, 16), (16, 1)))

for k in range(2000):
    h1 = np.tanh(one(x))
    h2 = np.tanh(two(h1))
    speed = three(h2)
    g = speed - y
    g = three.descend(h2, g, 0.05)
    g = two.descend(h1, g * (1 - h2 ** 2), 0.05)
    one.descend(x, g * (1 - h1 ** 2), 0.05)
    if not k % 200:
        print(f"{k}\t{np.mean((speed - y) ** 2):.5f}")
