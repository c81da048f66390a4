"""Boarding time of a bus from passengers waiting, passengers aboard and the fare system."""
import numpy as np


class Linear:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(2.0 / n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.dW = self.x.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.W.T

    def update(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db


class ReLU:
    def forward(self, x):
        self.on = x > 0
        return x * self.on

    def backward(self, grad):
        return grad * self.on

    def update(self, lr):
        pass


np.random.seed(14)
n = 500
waiting = np.random.poisson(7, n).astype(float)
aboard = np.random.uniform(0, 80, n)
card = np.random.randint(0, 2, n)
dwell = 4 + waiting * (3.6 - 1.9 * card) * (1 + 0.6 * (aboard / 80) ** 3)
dwell += np.random.normal(0, 2.5, n)

X = np.stack([waiting, aboard, card], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)
mu, sd = dwell.mean(), dwell.std()
Y = ((dwell - mu) / sd).reshape(-1, 1)

layers = [Linear(3, 24), ReLU(), Linear(24, 12), ReLU(), Linear(12, 1)]
for epoch in range(3000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean((out - Y) ** 2)
    grad = 2 * (out - Y) / n
    for layer in reversed(layers):
        grad = layer.backward(grad)
    for layer in layers:
        layer.update(0.05)
    if epoch % 500 == 0:
        print(f"epoch {epoch}: {loss:.4f}")

seconds = out.ravel() * sd + mu
print("rmse [s]:", np.sqrt(np.mean((seconds - dwell) ** 2)))
