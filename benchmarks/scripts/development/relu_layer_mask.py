import numpy as np
import matplotlib.pyplot as plt

class Linear:
    def __init__(self, i, o):
        self.W = np.random.randn(i, o) * np.sqrt(2 / i)
        self.B = np.zeros(o)
    def __call__(self, x):
        self.inp = x
        return x @ self.W + self.B
    def back(self, g, lr):
        gi = g @ self.W.T
        self.W -= lr * self.inp.T @ g
        self.B -= lr * g.sum(0)
        return gi

class ReLU:
    def __call__(self, x):
        self.inp = x
        return np.maximum(x, 0)
    def back(self, g, lr):
        return g * (g > 0)

np.random.seed(123)
x = np.random.uniform(-1, 1, (400, 2))
y = np.abs(x[:, 0:1]) + np.sin(3 * x[:, 1:2])

model = [Linear(2, 50), ReLU(), Linear(50, 50), ReLU(), Linear(50, 1)]

losses = []
for step in range(2500):
    out = x
    for layer in model:
        out = layer(out)
    losses.append(np.mean((out - y) ** 2))
    g = 2 * (out - y) / len(x)
    for layer in reversed(model):
        g = layer.back(g, 0.05)
    if step % 250 == 0:
        print(step, losses[-1])

plt.plot(losses)
plt.yscale('log')
plt.show()
