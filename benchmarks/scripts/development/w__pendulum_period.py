# Physics class 11b: learn the period of a pendulum from angle (the big-angle correction!)
import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def sigmoid_prime(x):
    return x * (1 - x)


class PendulumNet:
    def __init__(self, n_hidden=10, lr=0.002):
        rng = np.random.RandomState(11)
        self.lr = lr
        self.w1 = rng.normal(0, 2, (1, n_hidden))
        self.b1 = rng.normal(0, 1, (1, n_hidden))
        self.w2 = rng.normal(0, 0.5, (n_hidden, 1))
        self.b2 = np.zeros((1, 1))

    def forward(self, x):
        self.z1 = np.dot(x, self.w1) + self.b1
        self.a1 = sigmoid(self.z1)
        return np.dot(self.a1, self.w2) + self.b2

    def backward(self, x, y, y_hat):
        m = len(x)
        delta2 = (y_hat - y) / m
        delta1 = np.dot(delta2, self.w2.T) * sigmoid_prime(self.z1)
        self.w2 -= self.lr * np.dot(self.a1.T, delta2)
        self.b2 -= self.lr * delta2.sum(axis=0, keepdims=True)
        self.w1 -= self.lr * np.dot(x.T, delta1)
        self.b1 -= self.lr * delta1.sum(axis=0, keepdims=True)

    def train(self, x, y, epochs):
        for e in range(epochs):
            y_hat = self.forward(x)
            self.backward(x, y, y_hat)
            if e % 2000 == 0:
                print("epoch", e, "error", 0.5 * np.mean((y_hat - y) ** 2))


amplitude = np.linspace(-2.6, 2.6, 120).reshape(-1, 1)       # rad
k = np.sin(amplitude / 2) ** 2
period = 1 + k / 4 + 9 * k ** 2 / 64 + 25 * k ** 3 / 256        # in units of T0
t = (period - period.mean()) / period.std()

net = PendulumNet()
net.train(amplitude, t, 10000)
prediction = net.forward(amplitude)
print("largest deviation:", np.abs(prediction - t).max())
