import numpy as np

np.random.seed(123)


def relu(x):
    return np.maximum(x, 0)


class GroundMotionNet(object):
    """3 inputs (magnitude, log distance, depth) -> ln PGV"""

    def __init__(self, n_in=3, n1=20, n2=20):
        self.W1 = np.random.randn(n_in, n1) * np.sqrt(2.0 / n_in)
        self.b1 = np.zeros(n1)
        self.W2 = np.random.randn(n1, n2) * np.sqrt(2.0 / n1)
        self.b2 = np.zeros(n2)
        self.W3 = np.random.randn(n2, 1) * np.sqrt(2.0 / n2)
        self.b3 = np.zeros(1)

    def forward(self, X):
        self.h1 = relu(X @ self.W1 + self.b1)
        self.h2 = relu(self.h1 @ self.W2 + self.b2)
        return self.h2 @ self.W3 + self.b3

    def fit(self, X, y, lr=0.05, n_iter=4000):
        for i in range(n_iter):
            pred = self.forward(X)
            loss = np.mean((pred - y) ** 2)
            d3 = 2 * (pred - y) / len(X)
            # backprop through the two hidden layers
            d2 = np.dot(d3, self.W3.T)
            d2[self.h2 <= 0] = 0
            d1 = np.dot(d2, self.W2.T)
            d1[self.h1 <= 0] = 0

            params = [self.W1, self.b1, self.W2, self.b2, self.W3, self.b3]
            grads = [X.T @ d1, d1.sum(axis=0), self.h1.T @ d2, d2.sum(axis=0),
                     self.h2.T @ d3, d3.sum(axis=0)]
            for param, grad in zip(params, grads):
                param = param - lr * grad
            if i % 1000 == 0:
                print("iter {:5d}   loss {:.5f}".format(i, loss))
        return self


n = 300
mag = np.random.uniform(-1, 1, n)
logr = np.random.uniform(-1, 1, n)
depth = np.random.uniform(-1, 1, n)
lnpgv = 2.0 * np.sin(3 * mag) * np.cos(3 * logr) + np.abs(depth - 0.2) * 0.8 - logr
lnpgv = (lnpgv - lnpgv.mean()) / lnpgv.std()

X = np.c_[mag, logr, depth]
y = lnpgv[:, None]
net = GroundMotionNet().fit(X, y)
final = net.forward(X)
print("R2", 1 - np.mean((final - y) ** 2) / np.var(y))
