"""Insertion loss (dB) of a noise barrier. Own layer classes, momentum inside the layer."""
import numpy as np


class Linear:
    def __init__(self, n_in, n_out, rng, momentum=0.9):
        self.w = rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_out))
        self.b = rng.normal(0, 0.1, n_out)
        self.mu = momentum
        self.vw, self.vb = 0.0, 0.0

    def __call__(self, x):
        self.x = x
        return x @ self.w + self.b

    def grad(self, up):
        self.gw, self.gb = self.x.T @ up, up.sum(0)
        return up @ self.w.T

    def update(self, lr):
        self.vw = self.mu * self.vw - lr * self.gw
        self.vb = self.mu * self.vb - lr * self.gb
        self.w, self.b = self.w + self.vw, self.b + self.vb


class Softplus:
    def __call__(self, x):
        self.x = x
        return np.logaddexp(x, 0)

    def grad(self, up):
        return up / (1 + np.exp(-self.x))

    def update(self, lr):
        """nothing to do"""


rng = np.random.default_rng(111)
fresnel = rng.uniform(0.01, 4, 300)
height = rng.uniform(2, 6, 300)
loss_db = 5 + 20 * np.log10(np.sqrt(2 * np.pi * fresnel) / np.tanh(np.sqrt(2 * np.pi * fresnel)))
loss_db = loss_db + 0.8 * (height - 4) + rng.normal(0, 0.3, 300)
A = np.c_[(fresnel - 2) / 1.15, (height - 4) / 1.15]
B = (loss_db[:, None] - 14) / 4

train_x, train_y = A[:150], B[:150]
check_x, check_y = A[150:], B[150:]
net = [Linear(2, 20, rng), Softplus(), Linear(20, 1, rng)]

for epoch in range(2500):
    h = train_x
    for part in net:
        h = part(h)
    up = 2 * (h - train_y) / len(train_y)
    for part in reversed(net):
        up = part.grad(up)
    for part in net:
        part.update(0.02)
    if epoch % 500 == 0:
        print(epoch, np.mean((h - train_y) ** 2))

h = train_x
for part in net:
    h = part(h)
print("mean squared error on the unseen half:", np.mean((h - check_y) ** 2))
