# class of layer objects with a registry; Adam lives in its own object
import numpy as np

REGISTRY = {}


def register(cls):
    REGISTRY[cls.__name__.lower()] = cls
    return cls


class Param:
    def __init__(self, value):
        self.value, self.grad = value, np.zeros_like(value)


@register
class Full:
    def __init__(self, rng, i, o):
        self.w, self.b = Param(rng.normal(0, np.sqrt(1.5 / i), (i, o))), Param(np.zeros(o))

    def fwd(self, x):
        self.x = x
        return x @ self.w.value + self.b.value

    def bwd(self, g):
        self.w.grad[...] = self.x.T @ g
        self.b.grad[...] = g.sum(0)
        return g @ self.w.value.T

    def params(self):
        return [self.w, self.b]


@register
class Elu:
    def __init__(self, rng):
        pass

    def fwd(self, x):
        self.y = np.where(x > 0, x, np.expm1(np.minimum(x, 0)))
        return self.y

    def bwd(self, g):
        return g * np.where(self.y > 0, 1, self.y + 1)

    def params(self):
        return []


class Adam:
    def __init__(self, params, lr):
        self.params, self.lr, self.t = params, lr, 0
        self.m = [np.zeros_like(p.value) for p in params]
        self.v = [np.zeros_like(p.value) for p in params]

    def step(self):
        self.t += 1
        for p, m, v in zip(self.params, self.m, self.v):
            m += 0.1 * (p.grad - m)
            v += 0.001 * (p.grad ** 2 - v)
            p.value -= self.lr * m / (1 - 0.9 ** self.t) / (np.sqrt(v / (1 - 0.999 ** self.t)) + 1e-8)


rng = np.random.default_rng(52)
litres, power, lid = rng.uniform(1, 6, 400), rng.uniform(0.8, 3.5, 400), rng.integers(0, 2, 400)
minutes = litres * 5.6 / (power * (0.72 + 0.13 * lid)) + rng.normal(0, 0.4, 400)
X = np.column_stack([(litres - 3.5) / 1.44, (power - 2.15) / 0.78, 2 * lid - 1])
y = (minutes[:, None] - minutes.mean()) / minutes.std()

spec = [("full", 3, 24), ("elu",), ("full", 24, 12), ("elu",), ("full", 12, 1)]
layers = [REGISTRY[name](rng, *size) for name, *size in spec]
adam = Adam([p for layer in layers for p in layer.params()], lr=0.004)
for epoch in range(120):
    for rows in np.split(rng.permutation(400), 8):
        h = X[rows]
        for layer in layers:
            h = layer.fwd(h)
        g = (h - y[rows]) / 25
        for layer in layers[::-1]:
            g = layer.bwd(g)
        adam.step()

h = X
for layer in layers:
    h = layer.fwd(h)
boil = h[:, 0] * minutes.std() + minutes.mean()
print("rms (min):", np.sqrt(np.mean((boil - minutes) ** 2)))
