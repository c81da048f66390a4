"""Layers with a pseudo-Huber loss, since the strain gauge has heavy (Laplace) tails."""
import numpy as np

rng = np.random.default_rng(5)


class Linear:
    def __init__(self, n_in, n_out):
        self.W = rng.standard_normal((n_in, n_out)) / np.sqrt(n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.dW, self.db = self.x.T @ grad, grad.sum(axis=0)
        return grad @ self.W.T

    def update(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db


class Swish:
    def forward(self, x):
        self.s = 1 / (1 + np.exp(-x))
        self.x = x
        return x * self.s

    def backward(self, grad):
        return grad * (self.s + self.x * self.s * (1 - self.s))

    def update(self, lr):
        pass


angle = rng.uniform(0, 2 * np.pi, (400, 1))
load = rng.uniform(1, 3, (400, 1))
strain = load * np.cos(angle) + 0.5 * load + rng.laplace(0, 0.1, (400, 1))
# the angle is periodic, so its cosine and sine are the inputs
X = np.hstack([np.cos(angle), np.sin(angle), load - 2])

net = [Linear(3, 20), Swish(), Linear(20, 20), Swish(), Linear(20, 1)]
for it in range(3000):
    a = X
    for layer in net:
        a = layer.forward(a)
    r = a - strain
    grad = r / np.sqrt(1 + r ** 2) / len(X)
    for layer in reversed(net):
        grad = layer.backward(grad)
    for layer in net:
        layer.update(0.2)
    if it % 500 == 0:
        print(it, np.mean(np.sqrt(1 + r ** 2) - 1))

strain_hat = X
for layer in net:
    strain_hat = layer.forward(strain_hat)
