import numpy as np


class Network:
    def __init__(self, d, h):
        g = np.random.default_rng(12)
        self.A = g.standard_normal((d, h)) * 1.2
        self.a = g.standard_normal(h) * 0.5
        self.B = g.standard_normal((h, h)) * 1.2
        self.b = np.zeros(h)
        self.C = g.standard_normal((h, 1)) * 0.5
        self.c = np.zeros(1)

    def forward(self, X):
        self.X = X
        self.h1 = np.tanh(X @ self.A + self.a)
        self.h2 = np.tanh(self.h1 @ self.B + self.b)
        return self.h2 @ self.C + self.c

    def backward(self, err):
        g3 = 2 * err / len(err)
        g2 = (g3 @ self.C.T) * (1 - self.h2**2)
        g1 = (g2 @ self.B) * (1 - self.h1**2)  # back through B
        return [self.X.T @ g1, g1.sum(0), self.h1.T @ g2, g2.sum(0), self.h2.T @ g3, g3.sum(0)]

    def update(self, grads, rate):
        for p, g in zip([self.A, self.a, self.B, self.b, self.C, self.c], grads):
            p -= rate * g


rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (300, 5))
y = (X[:, 0] * X[:, 1] + np.sin(3 * X[:, 2])).reshape(-1, 1)

net = Network(5, 12)
for epoch in range(2500):
    out = net.forward(X)
    net.update(net.backward(out - y), 0.05)
    if epoch % 250 == 0:
        print(epoch, np.mean((out - y) ** 2))
