import numpy as np

# frequency response of a radio tuner, learned by a stack of layers
# x: detuning (normalised),  y: gain


class Linear:
    def __init__(self, n_in, n_out):
        self.w = np.random.randn(n_in, n_out) / np.sqrt(n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b

    def backward(self, grad):
        self.dw = self.x.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.w.T

    def update(self, lr):
        self.w -= lr * self.dw
        self.b -= lr * self.db


class Tanh:
    def forward(self, x):
        self.x = x
        self.out = np.tanh(x)
        return self.out

    def backward(self, grad):
        return grad * (1 - np.tanh(self.out)) ** 2

    def update(self, lr):
        pass


class Network:
    def __init__(self, *layers):
        self.layers = list(layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad):
        for layer in reversed(self.layers):
            grad = layer.backward(grad)

    def step(self, lr):
        for layer in self.layers:
            layer.update(lr)


np.random.seed(3)
x = np.linspace(-2, 2, 200)[:, None]
y = 1 / np.sqrt(1 + (5 * (x - 0.3)) ** 2) - 0.6 / np.sqrt(1 + (4 * (x + 1)) ** 2)

net = Network(Linear(1, 24), Tanh(), Linear(24, 24), Tanh(), Linear(24, 1))
for step in range(4001):
    pred = net.forward(x)
    loss = ((pred - y) ** 2).mean()
    net.backward(2 * (pred - y) / len(x))
    net.step(0.1)
    if step % 500 == 0:
        print(step, loss)
gain = net.forward(x)
