"""Deep net (5 weight layers) on the torque curve of an engine."""
import numpy as np


class Linear:
    def __init__(self, n, m):
        self.W = np.random.randn(n, m) * 0.01
        self.b = np.zeros(m)

    def __call__(self, x):
        self.x = x
        return x @ self.W + self.b

    def back(self, g):
        self.dW = self.x.T @ g
        self.db = g.sum(0)
        return g @ self.W.T


class Tanh:
    def __call__(self, x):
        self.y = np.tanh(x)
        return self.y

    def back(self, g):
        return g * (1 - self.y ** 2)


np.random.seed(6)
rpm = np.random.uniform(800, 6500, (256, 1))
r = (rpm - 3600) / 1650
torque = 1.2 * np.cos(0.9 * r - 0.3) + 0.25 * np.sin(3 * r) + np.random.randn(256, 1) * 0.04
torque = (torque - torque.mean()) / torque.std()

widths = [1, 16, 16, 16, 16, 1]
layers = []
for k in range(len(widths) - 1):
    layers.append(Linear(widths[k], widths[k + 1]))
    if k < len(widths) - 2:
        layers.append(Tanh())

lr = 0.05
for step in range(6000):
    out = r
    for layer in layers:
        out = layer(out)
    loss = ((out - torque) ** 2).mean()
    g = 2 * (out - torque) / len(r)
    for layer in layers[::-1]:
        g = layer.back(g)
    for layer in layers:
        if isinstance(layer, Linear):
            layer.W -= lr * layer.dW
            layer.b -= lr * layer.db
    if step % 600 == 0:
        print(step, loss)

print("done, loss", loss, "variance of the data", torque.var())
