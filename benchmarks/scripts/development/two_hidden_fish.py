import numpy as np


class TwoHidden:
    def __init__(self, d, n, seed=0):
        g = np.random.default_rng(seed)
        self.A = g.normal(0, 1.2, (d, n))
        self.B = g.normal(0, 1.2 / np.sqrt(n), (n, n))
        self.C = g.normal(0, 1 / np.sqrt(n), (n, 1))
        self.a = g.normal(0, 0.5, (1, n))
        self.b = g.normal(0, 0.5, (1, n))
        self.c = np.zeros((1, 1))

    def forward(self, X):
        self.h1 = np.tanh(X @ self.A + self.a)
        self.h2 = np.tanh(self.h1 @ self.B + self.b)
        return self.h2 @ self.C + self.c

    def train_step(self, X, Y, lr):
        out = self.forward(X)
        delta3 = 2 * (out - Y) / X.shape[0]
        delta2 = np.dot(delta3, self.C.T) * (self.h2 ** 2 - 1)
        delta1 = np.dot(delta2, self.B.T) * (1 - self.h1 ** 2)
        self.C -= lr * self.h2.T @ delta3
        self.c -= lr * delta3.sum(axis=0, keepdims=True)
        self.B -= lr * self.h1.T @ delta2
        self.b -= lr * delta2.sum(axis=0, keepdims=True)
        self.A -= lr * X.T @ delta1
        self.a -= lr * delta1.sum(axis=0, keepdims=True)
        return np.mean((out - Y) ** 2)


rng = np.random.default_rng(15)
# mass of fish over length, girth and age (scaled to -1..1)
X = rng.uniform(-1, 1, (300, 3))
mass = np.sin(3 * X[:, 0] * X[:, 1]) + np.cos(4 * X[:, 2] - 2 * X[:, 0])
Y = ((mass - mass.mean()) / mass.std()).reshape(-1, 1)

net = TwoHidden(3, 10, seed=2)
for e in range(6000):
    cost = net.train_step(X, Y, 0.1)
    if e % 1000 == 0:
        print("epoch", e, "cost", cost)
fish = net.forward(X)
