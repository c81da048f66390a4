"""Sigmoid output on purpose: targets are squeezed to 0.1 ... 0.9 and stretched back afterwards."""
import numpy as np


class SigmoidLayer:
    def __init__(self, n_in, n_out, rs):
        self.W = rs.randn(n_out, n_in) * np.sqrt(2.0 / n_in) * 1.5
        self.b = rs.randn(n_out, 1) * 0.5
        self.vW, self.vb = 0 * self.W, 0 * self.b

    def forward(self, A):
        self.A_in = A
        self.A_out = 1 / (1 + np.exp(-(self.W @ A + self.b)))
        return self.A_out

    def backward(self, dA):
        dZ = dA * self.A_out * (1 - self.A_out)
        self.dW = dZ @ self.A_in.T
        self.db = dZ.sum(axis=1, keepdims=True)
        return self.W.T @ dZ

    def update(self, lr, mu):
        self.vW = mu * self.vW - lr * self.dW
        self.vb = mu * self.vb - lr * self.db
        self.W += self.vW
        self.b += self.vb


rs = np.random.RandomState(6)
speed = rs.uniform(30, 200, 250)
mass = rs.uniform(900, 2400, 250)
disc = 20 + 0.5 * mass * (speed / 3.6) ** 2 / 9000 * (1 - 0.001 * speed)
disc = disc + rs.normal(0, 2.0, 250)

X = np.vstack([(speed - 115) / 49, (mass - 1650) / 433])
lo, hi = disc.min(), disc.max()
Y = (0.1 + 0.8 * (disc - lo) / (hi - lo)).reshape(1, -1)

layers = [SigmoidLayer(2, 14, rs), SigmoidLayer(14, 1, rs)]
for epoch in range(5000):
    A = X
    for layer in layers:
        A = layer.forward(A)
    dA = 2 * (A - Y) / Y.shape[1]
    for layer in reversed(layers):
        dA = layer.backward(dA)
    for layer in layers:
        layer.update(lr=0.8, mu=0.9)
    if epoch % 1000 == 0:
        print(epoch, np.mean((A - Y) ** 2))

disc_net = (A.ravel() - 0.1) / 0.8 * (hi - lo) + lo
print("max. error in degC:", np.abs(disc_net - disc).max())
