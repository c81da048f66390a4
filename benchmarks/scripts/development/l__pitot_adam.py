# Home-made weather station: wind speed from the pressure of a pitot tube.
# All weights live in one flat vector (as it will be burnt into the EEPROM);
# the matrices are views of it, Adam works on the vector.
import numpy as np


class FlatNet:
    def __init__(self, n_hidden, seed):
        self.rng = np.random.default_rng(seed)
        k = n_hidden
        self.theta = np.empty(3 * k + 1)
        self.grad = np.zeros_like(self.theta)
        self.W1, self.b1, self.W2, self.b2 = self.views(self.theta, k)
        self.gW1, self.gb1, self.gW2, self.gb2 = self.views(self.grad, k)
        self.W1[...] = self.rng.normal(0, 1.5, (1, k))
        self.b1[...] = self.rng.normal(0, 1.0, k)
        self.W2[...] = self.rng.normal(0, 0.3, (k, 1))
        self.b2[...] = 0
        self.m = np.zeros_like(self.theta)
        self.v = np.zeros_like(self.theta)
        self.t = 0

    @staticmethod
    def views(vector, k):
        return vector[:k].reshape(1, k), vector[k:2 * k], vector[2 * k:3 * k].reshape(k, 1), vector[3 * k:]

    def __call__(self, x):
        self.x = x
        self.h = np.tanh(x @ self.W1 + self.b1)
        return self.h @ self.W2 + self.b2

    def backprop(self, d):
        self.gW2[...] = self.h.T @ d
        self.gb2[...] = d.sum(axis=0)
        dh = d @ self.W2.T * (1 - self.h ** 2)
        self.gW1[...] = self.x.T @ dh
        self.gb1[...] = dh.sum(axis=0)

    def adam(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.t += 1
        self.m += (1 - beta1) * (self.grad - self.m)
        self.v += (1 - beta2) * (self.grad ** 2 - self.v)
        m_hat = self.m / (1 - beta1 ** self.t)
        v_hat = self.v / (1 - beta2 ** self.t)
        self.theta -= lr * m_hat / (np.sqrt(v_hat) + eps)


data = np.random.default_rng(99)
wind = data.uniform(1, 25, (300, 1))
dp = 0.61 * wind ** 2                                # Pa
reference = wind + data.normal(0, 0.3, wind.shape)   # m/s, cup anemometer beside it

x = dp / 190 - 1
y = (reference - 13) / 7

net = FlatNet(12, seed=5)
for epoch in range(4000):
    out = net(x)
    net.backprop(2 * (out - y) / len(x))
    net.adam(0.01)

speed = net(x) * 7 + 13
print("rms error m/s", np.sqrt(np.mean((speed - reference) ** 2)))
