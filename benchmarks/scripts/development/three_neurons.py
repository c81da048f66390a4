import numpy as np


class SimpleNet:
    # small networks generalize better

    def __init__(self):
        rng = np.random.default_rng(6)
        self.w1 = rng.normal(0, 2, (1, 3))
        self.b1 = rng.normal(0, 2, 3)
        self.w2 = rng.normal(0, 1, (3, 1))
        self.b2 = 0.0

    def forward(self, x):
        self.h = np.tanh(x @ self.w1 + self.b1)
        return self.h @ self.w2 + self.b2

    def learn(self, x, y, lr):
        out = self.forward(x)
        d = 2 * (out - y) / len(x)
        dh = d @ self.w2.T * (1 - self.h ** 2)
        self.w2 -= lr * (self.h.T @ d)
        self.b2 -= lr * d.sum()
        self.w1 -= lr * (x.T @ dh)
        self.b1 -= lr * dh.sum(axis=0)
        return ((out - y) ** 2).mean()


x = np.linspace(-1, 1, 200)[:, None]
y = np.cos(9 * x) * (1 + 0.5 * x)

net = SimpleNet()
for k in range(15000):
    loss = net.learn(x, y, 0.05)
    if k % 1500 == 0:
        print(k, loss)
