import numpy as np


class TwoLayer:
    def __init__(self, n_x, n_h, n_y):
        np.random.seed(1)
        self.W1 = np.random.randn(n_h, n_x)
        self.b1 = np.zeros((n_h, 1))
        self.W2 = np.random.randn(n_y, n_h) * 0.3
        self.b2 = np.zeros((n_y, 1))

    def forward(self, X):
        self.A1 = np.tanh(np.dot(self.W1, X) + self.b1)
        return np.dot(self.W2, self.A1) + self.b2

    def backward(self, X, Y, A2):
        m = X.shape[1]
        dZ2 = (A2 - Y) / m
        self.dW2 = np.dot(dZ2, self.A1.T)
        self.db2 = dZ2.sum(axis=1, keepdims=True)
        dZ1 = np.dot(self.W2, dZ2) * (1 - self.A1 ** 2)
        self.dW1 = np.dot(dZ1, X.T)
        self.db1 = dZ1.sum(axis=1, keepdims=True)

    def update(self, lr):
        self.W1 = self.W1 - lr * self.dW1
        self.b1 = self.b1 - lr * self.db1
        self.W2 = self.W2 - lr * self.dW2
        self.b2 = self.b2 - lr * self.db2


# examples are columns, as in the course
rng = np.random.RandomState(5)
X = rng.uniform(-2, 2, (2, 250))
Y = np.sin(X[:1]) * np.cos(X[1:])
net = TwoLayer(2, 25, 1)
for i in range(6000):
    A2 = net.forward(X)
    if i % 1000 == 0:
        print("cost after iteration", i, ":", np.mean((A2 - Y) ** 2) / 2)
    net.backward(X, Y, A2)
    net.update(0.2)
A2 = net.forward(X)
