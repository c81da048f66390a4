# yaw response of the hexacopter, identify with a "deep" net so that it can bend as it likes
import numpy as np


class Layer:
    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(0, np.sqrt(2.0 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad, lr):
        grad_in = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0)
        return grad_in


rng = np.random.default_rng(8)
stick = rng.uniform(-1, 1, (300, 1))
battery = rng.uniform(-1, 1, (300, 1))
X = np.hstack([stick, battery])
yaw = np.sign(stick) * np.abs(stick) ** 0.5 * np.cos(3 * stick) + 0.4 * battery ** 2
yaw += 0.02 * rng.normal(size=yaw.shape)

layers = [Layer(2, 24, rng), Layer(24, 24, rng), Layer(24, 24, rng), Layer(24, 1, rng)]

lr = 0.02
for epoch in range(3000):
    out = X
    for layer in layers:
        out = layer.forward(out)

    loss = np.mean((out - yaw) ** 2)
    grad = 2 * (out - yaw) / len(X)
    for layer in reversed(layers):
        grad = layer.backward(grad, lr)

    if epoch % 300 == 0:
        print(f"epoch {epoch}: loss = {loss:.4f}")

print("std of yaw", yaw.std(), "rms error", np.sqrt(loss))
