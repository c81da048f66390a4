"""Decay of a harp string: Nesterov momentum, gradient taken at the point looked ahead to."""
import numpy as np


class HarpNet(object):
    def __init__(self, hidden=30, momentum=0.9):
        k = 3 * hidden + 1
        self.h = hidden
        self.theta = np.random.randn(k) * 0.3
        self.theta[:hidden] = np.random.randn(hidden) * 3    # slopes: the curve wiggles
        self.theta[hidden:2 * hidden] = np.random.randn(hidden) * 2
        self.v = np.zeros(k)
        self.mu = momentum

    def split(self, theta):
        h = self.h
        return theta[:h], theta[h:2 * h], theta[2 * h:3 * h], theta[-1]

    def __call__(self, x, theta=None):
        a, b, c, d = self.split(self.theta if theta is None else theta)
        return np.tanh(np.outer(x, a) + b) @ c + d

    def gradient(self, theta, x, y):
        a, b, c, d = self.split(theta)
        z = np.tanh(np.outer(x, a) + b)
        r = (z @ c + d - y) / x.size
        s = r[:, None] * c * (1 - z ** 2)
        return np.concatenate([x @ s, s.sum(axis=0), z.T @ r, [r.sum()]])

    def fit(self, x, y, rate, n_steps):
        for _ in range(n_steps):
            ahead = self.theta + self.mu * self.v
            self.v = self.mu * self.v - rate * self.gradient(ahead, x, y)
            self.theta = self.theta + self.v


np.random.seed(19)
seconds = np.random.uniform(0, 3, 240)
swing = np.exp(-0.5 * seconds) * np.cos(3.5 * seconds) + 0.05 * np.random.randn(240)
x = (seconds - 1.5) / 0.85
y = swing / swing.std()

net = HarpNet()
for rate in (0.03, 0.01):
    net.fit(x, y, rate, 4000)
    print(rate, np.mean((net(x) - y) ** 2))
