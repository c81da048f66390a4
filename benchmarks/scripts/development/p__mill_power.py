import numpy as np


class MillNet:
    """ball mill: filling degree and speed -> power draw in MW"""

    def __init__(self, n_in, n_hid, lr):
        self.lr = lr
        self.Wih = np.random.normal(0.0, 1.0, (n_in, n_hid))
        self.bih = np.random.normal(0.0, 0.5, n_hid)
        self.Who = np.random.normal(0.0, pow(n_hid, -0.5), (n_hid, 1))
        self.bho = np.zeros(1)

    def sig(self, z):
        return 1 / (1 + np.exp(-z))

    def query(self, inputs):
        self.hid = self.sig(inputs @ self.Wih + self.bih)
        self.final = self.sig(self.hid @ self.Who + self.bho)
        return self.final

    def train(self, inputs, targets):
        final = self.query(inputs)
        err = final - targets
        d_final = 2 * err * final * (1 - final) / len(inputs)
        d_hid = (d_final @ self.Who.T) * self.hid * (1 - self.hid)
        self.Who -= self.lr * self.hid.T @ d_final
        self.bho -= self.lr * d_final.sum(axis=0)
        self.Wih -= self.lr * inputs.T @ d_hid
        self.bih -= self.lr * d_hid.sum(axis=0)
        return float(np.mean(err ** 2))


np.random.seed(99)
filling = np.random.uniform(0.15, 0.45, 250)
speed = np.random.uniform(0.6, 0.8, 250)
power = 40 * filling * (1 - 1.05 * filling) * speed + 0.5
power = (power + 0.05 * np.random.randn(250)).reshape(-1, 1)

inputs = np.stack([filling, speed], axis=1)
inputs = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)

net = MillNet(2, 12, lr=0.1)
for epoch in range(1, 5001):
    mse = net.train(inputs, power)
    if epoch % 1000 == 0:
        print("epoch", epoch, "mse [MW^2]", mse)

P = net.query(inputs)
print("measured ", power[:4].ravel())
print("predicted", P[:4].ravel())
