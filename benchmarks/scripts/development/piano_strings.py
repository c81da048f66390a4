"""Decay time of piano strings; layers as objects, mini-batches from a generator."""
import numpy as np


class ReLU:
    params = ()

    def forward(self, x):
        self.mask = x > 0
        np.maximum(x, 0)
        return x

    def backward(self, grad):
        return grad * self.mask


class Affine:
    def __init__(self, n, m, rng):
        self.params = [rng.standard_normal((n, m)) * np.sqrt(2 / n), 0.1 * rng.standard_normal(m)]

    def forward(self, x):
        self.x = x
        return x @ self.params[0] + self.params[1]

    def backward(self, grad):
        self.grads = [self.x.T @ grad, grad.sum(axis=0)]
        return grad @ self.params[0].T


def minibatches(x, y, size, rng):
    while True:
        idx = rng.choice(len(x), size, replace=False)
        yield x[idx], y[idx]


rng = np.random.default_rng(88)
key = rng.uniform(-1, 1, (500, 1))           # key number, scaled
pedal = rng.uniform(-1, 1, (500, 1))
decay = 3 * np.exp(-((key + 0.3) / 0.5) ** 2) + 0.5 * np.abs(pedal) + rng.normal(0, 0.05, (500, 1))
x = np.hstack((key, pedal))

stack = [Affine(2, 40, rng), ReLU(), Affine(40, 20, rng), ReLU(), Affine(20, 1, rng)]


def evaluate(x):
    for layer in stack:
        x = layer.forward(x)
    return x


step, lr = 0, 0.02
for bx, by in minibatches(x, decay, 50, rng):
    out = evaluate(bx)
    loss = np.mean((out - by) ** 2)
    g = 2 * (out - by) / len(by)
    for layer in stack[::-1]:
        g = layer.backward(g)
    for layer in stack:
        if layer.params:
            for p, dp in zip(layer.params, layer.grads):
                p -= lr * dp
    step += 1
    if step % 1000 == 0:
        print(step, loss)
    if step == 6000:
        break

ring = evaluate(x)
print("rms", np.std(ring - decay), "std of the data", np.std(decay))
