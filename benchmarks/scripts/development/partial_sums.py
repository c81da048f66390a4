import numpy as np


class Synapse:
    """One layer of a network; gradients are collected until apply() is called."""

    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(0, n_in ** -0.5, (n_in, n_out))
        self.b = np.zeros(n_out)
        self.dW = np.zeros_like(self.W)
        self.db = np.zeros_like(self.b)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, d):
        self.dW += self.x.T @ d
        self.db += d.sum(axis=0)
        return d @ self.W.T

    def apply(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, d):
        return d * (1 - self.y ** 2)

    def apply(self, lr):
        pass


rng = np.random.default_rng(6)
# brightness of a lamp: voltage, age
X = rng.uniform(-1, 1, (240, 2))
lumen = (X[:, :1] + 1) ** 2 / 2 - 0.4 * X[:, 1:] * X[:, :1] - 0.6
net = [Synapse(2, 16, rng), Tanh(), Synapse(16, 16, rng), Tanh(), Synapse(16, 1, rng)]
for epoch in range(1500):
    out = X
    for part in net:
        out = part.forward(out)
    d = 2 * (out - lumen) / len(X)
    for part in reversed(net):
        d = part.backward(d)
    for part in net:
        part.apply(0.2)
    if epoch % 150 == 0:
        print(epoch, ((out - lumen) ** 2).mean())
