import numpy as np

# transmittance of a coated glass over wavelength, fitted by a small MLP written as layers


class Linear:
    def __init__(self, fan_in, fan_out):
        self.weight = np.random.randn(fan_in, fan_out) * np.sqrt(2.0 / fan_in)
        self.bias = np.random.randn(1, fan_out) * 0.5

    def forward(self, inp):
        self.inp = inp
        return inp @ self.weight + self.bias

    def backward(self, grad):
        self.dweight = self.inp.T @ grad
        self.dbias = grad.sum(axis=0, keepdims=True)
        return grad @ self.weight.T

    def update(self, lr):
        self.weight -= lr * self.dweight
        self.bias -= lr * self.dbias


class Relu:
    def forward(self, inp):
        self.inp = inp
        return np.maximum(inp, 0)

    def backward(self, grad):
        grad = grad.copy()
        grad[grad < 0] = 0
        return grad

    def update(self, lr):
        pass


np.random.seed(3)
wavelength = np.linspace(400, 800, 256).reshape(-1, 1)
x = (wavelength - 600) / 116.0
t = 0.6 + 0.35 * np.cos(2.2 * x) - 0.15 * x + 0.01 * np.random.randn(256, 1)

layers = [Linear(1, 32), Relu(), Linear(32, 32), Relu(), Linear(32, 1)]
lr = 0.03

for it in range(4001):
    out = x
    for layer in layers:
        out = layer.forward(out)
    loss = ((out - t) ** 2).mean()

    grad = 2 * (out - t) / len(t)
    for layer in reversed(layers):
        grad = layer.backward(grad)
    for layer in layers:
        layer.update(lr)

    if it % 500 == 0:
        print(it, loss)

print("max error:", np.abs(out - t).max())
