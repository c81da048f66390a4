import numpy as np


class Layer:
    def __init__(self, n_in, n_out, act=True):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(2.0 / n_in)
        self.b = np.zeros((1, n_out))
        self.act = act

    def forward(self, a):
        self.a_in = a
        z = a @ self.W + self.b
        self.a_out = np.maximum(z, 0) if self.act else z
        return self.a_out

    def backward(self, grad):
        if self.act:
            grad = grad * (self.a_out > 0)
        self.dW = self.a_in.T @ grad
        self.db = np.sum(grad)
        return grad @ self.W.T

    def update(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db


# pull of a rowing boat over the angle of the oar (-1..1)
np.random.seed(44)
X = np.random.uniform(-1, 1, (300, 1))
Y = np.exp(-12 * (X + 0.55) ** 2) - 0.7 * np.exp(-15 * (X - 0.5) ** 2) + 0.2 * X

layers = [Layer(1, 30), Layer(30, 1, act=False)]
for epoch in range(3000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    cost = ((out - Y) ** 2).mean()
    grad = 2 * (out - Y) / Y.shape[0]
    for layer in reversed(layers):
        grad = layer.backward(grad)
    for layer in layers:
        layer.update(0.05)
    if epoch % 300 == 0:
        print("Epoch: %s, cost: %s" % (epoch, cost))
