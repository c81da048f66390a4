import numpy as np


class Dense:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(2 / n_in)
        self.b = np.zeros((1, n_out))

    def forward(self, inp):
        self.inp = inp
        return inp @ self.W + self.b

    def backward(self, grad, lr):
        grad_in = grad @ self.W.T
        self.W -= lr * self.inp.T @ grad
        self.b -= lr * grad.sum(axis=0, keepdims=True)
        return grad_in


class ReLU:
    def forward(self, inp):
        self.mask = inp > 0
        return inp * self.mask

    def backward(self, grad, lr):
        return grad * self.mask


def mse(pred, y):
    return np.mean((pred - y) ** 2)


def mse_grad(pred, y):
    return 2 * (pred - y)


np.random.seed(10)
# snow load on a roof: pitch (deg), altitude (m), both to [-1, 1]
pitch = np.random.uniform(0, 60, 350)
alt = np.random.uniform(0, 2000, 350)
load = (1 + (alt / 700) ** 2) * np.clip(1.6 - pitch / 40, 0.1, 0.8)
X = np.c_[pitch / 30 - 1, alt / 1000 - 1]
y = ((load - load.mean()) / load.std()).reshape(-1, 1)

network = [Dense(2, 24), ReLU(), Dense(24, 16), ReLU(), Dense(16, 1)]
lr = 0.05
for epoch in range(3000):
    out = X
    for layer in network:
        out = layer.forward(out)
    if epoch % 250 == 0:
        print("epoch", epoch, "mse", mse(out, y))
    grad = mse_grad(out, y)
    for layer in reversed(network):
        grad = layer.backward(grad, lr)

out = X
for layer in network:
    out = layer.forward(out)
print("end:", mse(out, y))
