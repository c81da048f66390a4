import numpy as np

np.random.seed(404)

# a struck piano string: key (scaled) and hammer speed give loudness and brightness at once


class Layer:
    def __init__(self, fan_in, fan_out, act=True):
        bound = np.sqrt(6 / (fan_in + fan_out))
        self.weights = np.random.uniform(-bound, bound, (fan_out, fan_in))
        self.bias = np.zeros((fan_out, 1))
        self.act = act
        self.mw = np.zeros_like(self.weights)
        self.mb = np.zeros_like(self.bias)

    def forward(self, a):
        self.a_in = a
        z = self.weights @ a + self.bias
        self.a_out = np.tanh(z) if self.act else z
        return self.a_out

    def backward(self, da):
        dz = da * (1 - self.a_out ** 2) if self.act else da
        self.gw = dz @ self.a_in.T
        self.gb = dz.sum(axis=1, keepdims=True)
        return self.weights.T @ dz

    def step(self, lr, mu=0.9):
        self.mw = mu * self.mw + self.gw
        self.mb = mu * self.mb + self.gb
        self.weights -= lr * self.mw
        self.bias -= lr * self.mb


n = 450
key = np.random.uniform(-1, 1, n)
speed = np.random.uniform(-1, 1, n)
X = np.vstack([key, speed])  # samples are columns
Y = np.vstack([speed - 0.5 * key ** 2, np.exp(-key) * 0.5 + 0.3 * np.sin(3 * speed)])
Y = Y + np.random.normal(0, 0.05, Y.shape)

layers = [Layer(2, 25), Layer(25, 25), Layer(25, 2, act=False)]
for i in range(4000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    delta = 2 * (out - Y) / n
    for layer in layers[::-1]:
        delta = layer.backward(delta)
    for layer in layers:
        layer.step(0.02)
    if i % 1000 == 0:
        print(i, ((out - Y) ** 2).mean(axis=1))
