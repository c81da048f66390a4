import numpy as np


class Linear:
    def __init__(self, n, m, rng):
        self.params = [rng.normal(0, np.sqrt(1 / n), (n, m)), rng.normal(0, 0.3, m)]
        self.cache = [np.zeros((n, m)), np.zeros(m)]

    def forward(self, x):
        self.x = x
        return x @ self.params[0] + self.params[1]

    def backward(self, g):
        self.grads = [self.x.T @ g, g.sum(axis=0)]
        return g @ self.params[0].T

    def rmsprop(self, lr, decay=0.99):
        for p, g, c in zip(self.params, self.grads, self.cache):
            c *= decay
            c += (1 - decay) * g ** 2
            p -= lr * g / (np.sqrt(c) + 1e-8)


class Sigmoid:
    def forward(self, x):
        self.s = 1 / (1 + np.exp(-x))
        return self.s

    def backward(self, g):
        return g * self.s * (1 - self.s)

    def rmsprop(self, lr):
        pass


def train():
    rng = np.random.default_rng(77)
    X = rng.uniform(-2, 2, (250, 2))
    Y = X[:, :1] * X[:, 1:] + np.sin(X[:, :1])
    layers = [Linear(2, 20, rng), Sigmoid(), Linear(20, 1, rng)]
    for epoch in range(4000):
        out = X
        for layer in layers:
            out = layer.forward(out)
        g = 2 * (out - Y) / len(Y)
        for layer in layers[::-1]:
            g = layer.backward(g)
        for layer in layers:
            layer.rmsprop(0.01 if epoch < 2500 else 0.001)
        if epoch % 500 == 0:
            print(epoch, np.mean((out - Y) ** 2))
    return out, Y


train()
