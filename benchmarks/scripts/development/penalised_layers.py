"""Stack of layer objects with L2 regularisation, trained on a noisy 2-d function."""
import numpy as np

RNG = np.random.default_rng(31)
REG = 0.1


class Affine:
    def __init__(self, fan_in, fan_out):
        self.theta = RNG.normal(0, 1 / np.sqrt(fan_in), (fan_in, fan_out))
        self.bias = np.zeros(fan_out)

    def fprop(self, x):
        self.x = x
        return x @ self.theta + self.bias

    def bprop(self, g):
        self.g_theta = self.x.T @ g + 2 * REG * self.theta
        self.g_bias = g.sum(axis=0)
        return g @ self.theta.T

    def penalty(self):
        return REG * np.sum(self.theta ** 2)

    def update(self, lr):
        self.theta -= lr * self.g_theta
        self.bias -= lr * self.g_bias


class Logistic:
    def fprop(self, x):
        self.s = 1 / (1 + np.exp(-x))
        return self.s

    def bprop(self, g):
        return g * self.s * (1 - self.s)

    def penalty(self):
        return 0.0

    def update(self, lr):
        pass


X = RNG.normal(0, 1, (400, 2))
Y = np.sin(1.5 * X[:, :1]) + 0.5 * X[:, 1:] ** 2 + RNG.normal(0, 0.1, (400, 1))

stack = [Affine(2, 30), Logistic(), Affine(30, 1)]
for it in range(8000):
    z = X
    for s in stack:
        z = s.fprop(z)
    data_loss = np.mean((z - Y) ** 2)
    objective = data_loss + sum(s.penalty() for s in stack)
    g = 2 * (z - Y) / len(X)
    for s in reversed(stack):
        g = s.bprop(g)
    for s in stack:
        s.update(0.1)
    if it % 1000 == 0:
        print("iter", it, "objective", round(objective, 5), "data", round(data_loss, 5))
