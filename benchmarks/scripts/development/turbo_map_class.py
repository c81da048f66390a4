# Compressor map of a turbocharger: pressure ratio from mass flow and shaft speed.
# Momentum, and the gradient is clipped at 5 as in the recipe (it is never that large here).
import numpy as np


class MapNet:
    def __init__(self, layers, seed):
        self.rng = np.random.RandomState(seed)
        self.W = [self.rng.randn(i, o) / np.sqrt(i) for i, o in zip(layers, layers[1:])]
        self.b = [np.zeros(o) for o in layers[1:]]
        self.vW = [np.zeros_like(w) for w in self.W]
        self.vb = [np.zeros_like(b) for b in self.b]

    def __call__(self, x):
        self.a = [x]
        for k, (w, b) in enumerate(zip(self.W, self.b)):
            z = self.a[-1] @ w + b
            self.a.append(z if k == len(self.W) - 1 else np.tanh(z))
        return self.a[-1]

    def gradients(self, y):
        d = 2 * (self.a[-1] - y) / len(y)
        gW, gb = [], []
        for k in reversed(range(len(self.W))):
            gW.insert(0, self.a[k].T @ d)
            gb.insert(0, d.sum(0))
            if k:
                d = d @ self.W[k].T * (1 - self.a[k] ** 2)
        return gW, gb

    def step(self, x, y, lr=0.05, mu=0.9, clip=5.0):
        loss = np.mean((self(x) - y) ** 2)
        gW, gb = self.gradients(y)
        norm = np.sqrt(sum((g ** 2).sum() for g in gW + gb))
        scale = min(1.0, clip / norm)
        for k in range(len(self.W)):
            self.vW[k] = mu * self.vW[k] - lr * scale * gW[k]
            self.vb[k] = mu * self.vb[k] - lr * scale * gb[k]
            self.W[k] += self.vW[k]
            self.b[k] += self.vb[k]
        return loss


rng = np.random.RandomState(17)
flow = rng.uniform(0.05, 0.35, 240)
krpm = rng.uniform(60, 180, 240)
ratio = 1 + 2.1 * (krpm / 180) ** 2 * (1 - 0.5 * (flow / (0.05 + 0.0016 * krpm)) ** 2)
x = np.column_stack(((flow - 0.2) / 0.087, (krpm - 120) / 35))
y = ratio[:, None]

net = MapNet([2, 16, 16, 1], seed=1)
for i in range(1500):
    loss = net.step(x, y)
    if i % 150 == 0:
        print(i, loss)

surface = net(x)
print("worst point:", np.abs(surface - y).max())
