import numpy as np

np.random.seed(55)


class Network(object):
    """Ski jump: angle of the skis -> length of the jump. One input, so everything is a vector."""

    def __init__(self, n_hid):
        self.w = np.random.randn(n_hid) * 2
        self.b = np.random.randn(n_hid)
        self.v = np.random.randn(n_hid) / np.sqrt(n_hid)
        self.c = 0.0

    def predict(self, x):
        self.h = np.tanh(np.outer(x, self.w) + self.b)
        return self.h @ self.v + self.c

    def backward(self, x, y, yp):
        e = 2 * (yp - y) / len(x)
        d = np.outer(e, self.v) * (1 - self.h ** 2)
        self.dw = d.T @ x
        self.db = d.sum(axis=0)
        self.dv = self.h.T @ e
        self.dc = e.sum()

    def update(self, eta):
        self.w = self.w - eta * self.dw
        self.b = self.b - eta * self.db
        self.v = self.w - eta * self.dv
        self.c = self.c - eta * self.dc

    def train(self, x, y, eta=0.1, epochs=4000):
        for ep in range(epochs):
            yp = self.predict(x)
            self.backward(x, y, yp)
            self.update(eta)
            if ep % 500 == 0:
                print("Epoch %4d  error %.5f" % (ep, np.mean((yp - y) ** 2)))


angle = np.random.uniform(5, 45, 180)
length = 95 + 40 * np.exp(-((angle - 24) / 9) ** 2) - 0.3 * angle + np.random.normal(0, 1, 180)

x = (angle - 25) / 11.5
y = (length - 103) / 15

net = Network(10)
net.train(x, y)
jumps = net.predict(x)
print("error in m:", 15 * np.sqrt(np.mean((jumps - y) ** 2)))
