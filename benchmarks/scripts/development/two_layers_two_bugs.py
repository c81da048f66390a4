import numpy as np


class Dense:
    def __init__(self, rng, n_in, n_out):
        self.W = rng.normal(size=(n_in, n_out)) * np.sqrt(1 / n_in)
        self.b = rng.normal(size=n_out) * 0.3

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dy, lr):
        dx = dy @ self.W.T
        self.W -= lr * self.x.T @ dy
        self.b -= lr * dy.sum(axis=0)
        return dx


class Sine:
    """sin as an activation, for periodic things."""

    def forward(self, x):
        self.x = x
        return np.sin(x)

    def backward(self, dy, lr):
        return dy * -np.cos(self.x)


rng = np.random.default_rng(38)
# moon phase and latitude -> height of the spring tide
X = rng.uniform(-1, 1, (300, 2))
Y = np.sin(3 * X[:, :1]) * (1 - X[:, 1:] ** 2) + 0.4

network = [Dense(rng, 2, 30), Sine(), Dense(rng, 30, 30), Sine(), Dense(rng, 30, 1)]
for step in range(2500):
    out = X
    for layer in network:
        out = layer.forward(out)
    grad = 2 * (out - Y) / len(X)
    for layer in network[::-1]:
        grad = layer.backward(grad, 1.5)
    if step % 250 == 0:
        print("step", step, "loss", np.mean((out - Y) ** 2))
