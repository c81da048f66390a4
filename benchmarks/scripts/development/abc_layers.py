from abc import ABC, abstractmethod
import numpy as np


class Layer(ABC):
    @abstractmethod
    def forward(self, x): ...

    @abstractmethod
    def backward(self, g, lr): ...


class Dense(Layer):
    def __init__(self, i, o):
        self.w = np.random.uniform(-1, 1, (i, o)) * np.sqrt(6 / (i + o))
        self.b = np.zeros((1, o))

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b

    def backward(self, g, lr):
        dx = g @ self.w.T
        self.w -= lr * self.x.T @ g
        self.b -= lr * np.sum(g, axis=0, keepdims=True)
        return dx


class ELU(Layer):
    def forward(self, x):
        self.x = x
        return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))

    def backward(self, g, lr):
        return g * np.where(self.x > 0, 1.0, np.exp(np.minimum(self.x, 0)))


class Net(list):
    def __call__(self, x):
        for layer in self:
            x = layer.forward(x)
        return x

    def train(self, x, y, lr):
        out = self(x)
        g = 2 * (out - y) / len(y)
        for layer in reversed(self):
            g = layer.backward(g, lr)
        return np.mean((out - y) ** 2)


np.random.seed(55)
x = np.random.uniform(-1.5, 1.5, (300, 2))
y = (x[:, 0] ** 2 - x[:, 1]).reshape(-1, 1) + np.random.normal(0, 0.05, (300, 1))
net = Net([Dense(2, 32), ELU(), Dense(32, 32), ELU(), Dense(32, 1)])
for i in range(2500):
    loss = net.train(x, y, 0.03)
    if i % 500 == 0:
        print(i, loss)
out = net(x)
