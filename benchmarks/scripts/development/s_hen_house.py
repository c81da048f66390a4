# Ammonia in hen houses (ppm): layers with dropout between them.
# Inverted dropout, on only while training.
import numpy as np

np.random.seed(410)


class Layer:
    def __init__(self, n_in, n_out, relu):
        self.W = np.random.randn(n_in, n_out) * np.sqrt((2 if relu else 1) / n_in)
        self.b = np.zeros(n_out)
        self.relu = relu
        self.cache = {"W": np.zeros_like(self.W), "b": np.zeros_like(self.b)}
        self.trend = {"W": np.zeros_like(self.W), "b": np.zeros_like(self.b)}

    def forward(self, x, training):
        self.x = x
        self.z = x @ self.W + self.b
        return np.maximum(self.z, 0) if self.relu else self.z

    def backward(self, g):
        if self.relu:
            g = g * (self.z > 0)
        self.grad = {"W": self.x.T @ g, "b": g.sum(0)}
        return g @ self.W.T

    def update(self, lr, t):
        for k in ("W", "b"):
            g = self.grad[k]
            self.trend[k] = 0.9 * self.trend[k] + 0.1 * g
            self.cache[k] = 0.999 * self.cache[k] + 0.001 * g ** 2
            step = self.trend[k] / (1 - 0.9 ** t) / (np.sqrt(self.cache[k] / (1 - 0.999 ** t)) + 1e-8)
            setattr(self, k, getattr(self, k) - lr * step)


class Dropout:
    def __init__(self, drop):
        self.keep = 1 - drop

    def forward(self, x, training):
        self.mask = (np.random.rand(*x.shape) < self.keep) / self.keep if training else 1.0
        return x * self.mask

    def backward(self, g):
        return g * self.mask

    def update(self, lr, t):
        pass


def run(net, x, training=False):
    for layer in net:
        x = layer.forward(x, training)
    return x


raw = np.random.uniform([5, 0.2, 4], [30, 3.0, 12], (700, 3))   # deg C, air changes, birds per m2
ppm = 6 + 0.6 * (raw[:, 0] - 5) + 1.5 * raw[:, 2] + 12 * np.exp(-raw[:, 1])
error = 2.5 * np.random.randn(700)
X = (raw - raw.mean(0)) / raw.std(0)
y = (ppm + error)[:, None]
Y = (y - y.mean()) / y.std()

net = [Layer(3, 64, True), Dropout(0.1), Layer(64, 1, False)]
for t in range(1, 2501):
    out = run(net, X, training=True)
    loss = np.mean((out - Y) ** 2)
    g = 2 * (out - Y) / len(Y)
    for layer in net[::-1]:
        g = layer.backward(g)
    for layer in net:
        layer.update(0.005 if t < 1700 else 0.0005, t)
    if t % 250 == 0:
        print(t, "with dropout:", round(loss, 4), " without:", round(np.mean((run(net, X) - Y) ** 2), 4))

nh3 = run(net, X) * y.std() + y.mean()
