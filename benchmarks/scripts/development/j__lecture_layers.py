"""Lecture 4: layers as objects. Every layer knows forward, backward and what it owns."""
import numpy as np

rng = np.random.default_rng(404)


class Dense:
    def __init__(self, fan_in, fan_out):
        limit = np.sqrt(6 / (fan_in + fan_out))
        self.weight = rng.uniform(-limit, limit, (fan_in, fan_out))
        self.bias = np.zeros(fan_out)
        self.speed_w = np.zeros_like(self.weight)
        self.speed_b = np.zeros_like(self.bias)

    def forward(self, x):
        self.x = x
        return x @ self.weight + self.bias

    def backward(self, grad):
        self.grad_w = self.x.T @ grad
        self.grad_b = grad.sum(axis=0)
        return grad @ self.weight.T

    def step(self, rate):
        self.speed_w = 0.9 * self.speed_w - rate * self.grad_w
        self.speed_b = 0.9 * self.speed_b - rate * self.grad_b
        self.weight += self.speed_w
        self.bias += self.speed_b


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, grad):
        return grad * (1 - self.y ** 2)

    def step(self, rate):
        pass


points = rng.uniform(-1, 1, (800, 2))
surface = np.sin(3 * points[:, :1]) + points[:, :1] * points[:, 1:] + points[:, 1:] ** 2
surface = surface + rng.normal(0, 0.05, surface.shape)

layers = [Dense(2, 24), Tanh(), Dense(24, 24), Tanh(), Dense(24, 1)]


def run(x):
    for layer in layers:
        x = layer.forward(x)
    return x


batch = 40
for epoch in range(200):
    shuffled = rng.permutation(len(points))
    rate = 0.02 if epoch < 120 else 0.004
    losses = []
    for k in range(0, len(points), batch):
        pick = shuffled[k:k + batch]
        error = run(points[pick]) - surface[pick]
        losses.append(np.mean(error ** 2))
        grad = 2 * error / batch
        for layer in reversed(layers):
            grad = layer.backward(grad)
        for layer in layers:
            layer.step(rate)
    if epoch % 25 == 0:
        print("epoch", epoch, "loss", round(float(np.mean(losses)), 5))

height = run(points)
print("rms", np.sqrt(np.mean((height - surface) ** 2)))
