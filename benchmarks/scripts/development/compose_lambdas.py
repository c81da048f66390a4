import numpy as np
from functools import reduce

# a net as a chain of closures: each returns (output, pullback)
np.random.seed(72)


def affine(W, b):
    def call(x):
        return x @ W + b, lambda g: (g @ W.T, [(W, x.T @ g), (b, g.sum(axis=0))])
    return call


def swish():
    def call(x):
        s = 1 / (1 + np.exp(-x))
        return x * s, lambda g: (g * (s + x * s * (1 - s)), [])
    return call


def forward(chain, x):
    def one(carry, f):
        value, backs = carry
        out, back = f(value)
        return out, [back] + backs
    return reduce(one, chain, (x, []))


def learn(chain, x, y, rate):
    out, backs = forward(chain, x)
    g = 2 * (out - y) / len(x)
    todo = []
    for back in backs:
        g, pairs = back(g)
        todo += pairs
    for theta, grad in todo:
        theta -= rate * grad
    return np.mean((out - y) ** 2)


x = np.random.uniform(-1, 1, (240, 2)) * 1.5
y = np.cos(x[:, :1] * 2) + 0.4 * x[:, 1:] ** 2 - 0.7 * x[:, 1:]
chain = [
    affine(np.random.randn(2, 30), np.random.randn(30) * 0.5),
    swish(),
    affine(np.random.randn(30, 1) * 0.2, np.zeros(1)),
]
losses = [learn(chain, x, y, 0.05) for _ in range(4000)]
print(losses[0], losses[-1])
y_hat = forward(chain, x)[0]
