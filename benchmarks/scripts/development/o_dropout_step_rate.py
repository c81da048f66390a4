"""Assignment 3: a modular network with dropout. Energy use of a household (kWh per day)."""
import numpy as np

np.random.seed(33)


class Linear:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(1.0 / n_in)
        self.b = np.zeros(n_out)
        self.vW, self.vb = np.zeros_like(self.W), np.zeros_like(self.b)

    def forward(self, x, training):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        return dout @ self.W.T

    def update(self, lr):
        self.vW = 0.9 * self.vW - lr * self.dW
        self.vb = 0.9 * self.vb - lr * self.db
        self.W += self.vW
        self.b += self.vb


class ReLU:
    def forward(self, x, training):
        self.positive = x > 0
        return np.where(self.positive, x, 0.0)

    def backward(self, dout):
        return dout * self.positive


class Dropout:
    def __init__(self, keep):
        self.keep = keep

    def forward(self, x, training):
        if not training:
            return x
        self.mask = (np.random.rand(*x.shape) < self.keep) / self.keep
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask


N = 1000
X = np.random.randn(N, 4)  # floor area, outside temperature, persons, age (all z-scores)
kwh = 14 + 4 * X[:, 0] - 3 * X[:, 1] + 1.2 * X[:, 1] ** 2 + 2 * X[:, 2] + np.random.randn(N)
y = ((kwh - kwh.mean()) / kwh.std()).reshape(-1, 1)

net = [Linear(4, 40), ReLU(), Dropout(0.95), Linear(40, 1)]


def forward(x, training=False):
    for layer in net:
        x = layer.forward(x, training)
    return x


for it in range(2000):
    lr = 0.03 if it < 1200 else 0.01 if it < 1700 else 0.002
    out = forward(X, training=True)
    dout = 2 * (out - y) / N
    for layer in reversed(net):
        dout = layer.backward(dout)
    for layer in (net[0], net[3]):
        layer.update(lr)
    if it % 500 == 0:
        print(f"{it:5d} train mode {np.mean((out - y) ** 2):.4f} eval mode {np.mean((forward(X) - y) ** 2):.4f}")

kwh_hat = forward(X).ravel() * kwh.std() + kwh.mean()
print("mean absolute error", np.abs(kwh_hat - kwh).mean(), "kWh")
