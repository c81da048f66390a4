import numpy as np


class Dense:
    def __init__(self, fan_in, fan_out):
        self.weight = 1e-4 * np.random.randn(fan_in, fan_out)
        self.bias = np.zeros(fan_out)

    def __call__(self, x):
        self.x = x
        return x @ self.weight + self.bias

    def backward(self, grad):
        self.d_weight = self.x.T @ grad
        self.d_bias = grad.sum(axis=0)
        return grad @ self.weight.T


class Tanh:
    def __call__(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, grad):
        return grad * (1 - self.y ** 2)


np.random.seed(16)
X = np.random.uniform(-2, 2, (200, 2))
Y = np.sin(X[:, :1]) * X[:, 1:] + X[:, :1]

net = [Dense(2, 20), Tanh(), Dense(20, 20), Tanh(), Dense(20, 1)]

for epoch in range(1500):
    out = X
    for module in net:
        out = module(out)
    loss = ((out - Y) ** 2).mean()
    grad = 2 * (out - Y) / len(Y)
    for module in reversed(net):
        grad = module.backward(grad)
    for module in net:
        if isinstance(module, Dense):
            module.weight -= 0.1 * module.d_weight
            module.bias -= 0.1 * module.d_bias
    if epoch % 100 == 0:
        print("epoch %d loss %.4f" % (epoch, loss))
