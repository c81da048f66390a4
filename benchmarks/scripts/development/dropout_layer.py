import numpy as np

# layers with inverted dropout, 4 inputs -> 1 output
np.random.seed(6)


class Dense:
    def __init__(self, a, b):
        self.W = np.random.randn(a, b) * np.sqrt(2 / a)
        self.b = np.zeros((1, b))

    def forward(self, x, train):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g, lr):
        back = g @ self.W.T
        self.W -= lr * (self.x.T @ g)
        self.b -= lr * g.sum(axis=0, keepdims=True)
        return back


class Relu:
    def forward(self, x, train):
        self.on = x > 0
        return x * self.on

    def backward(self, g, lr):
        return g * self.on


class Dropout:
    def __init__(self, p):
        self.p = p

    def forward(self, x, train):
        self.mask = (np.random.rand(*x.shape) > self.p) / (1 - self.p) if train else 1.0
        return x * self.mask

    def backward(self, g, lr):
        return g * self.mask


X = np.random.uniform(-1, 1, (600, 4))
y = 2 * X[:, :1] - X[:, 1:2] + np.sin(3 * X[:, 2:3]) + 0.1 * np.random.randn(600, 1)
layers = [Dense(4, 64), Relu(), Dropout(0.1), Dense(64, 1)]


def run(x, train=False):
    for layer in layers:
        x = layer.forward(x, train)
    return x


for epoch in range(3000):
    lr = 0.1 if epoch < 2000 else 0.02
    out = run(X, train=True)
    g = 2 * (out - y) / len(X)
    for layer in reversed(layers):
        g = layer.backward(g, lr)
    if epoch % 500 == 0:
        print(epoch, 'train mode', np.mean((out - y) ** 2), 'test mode', np.mean((run(X) - y) ** 2))

yhat = run(X)
print('R2', 1 - np.mean((yhat - y) ** 2) / y.var())
