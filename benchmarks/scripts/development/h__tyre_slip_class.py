"""Lateral tyre force for the drift model, fitted to the numbers we logged from the old physics."""
import numpy as np

np.random.seed(12)

slip = np.random.uniform(-18, 18, 300)          # degrees
load = np.random.uniform(1.5, 6.0, 300)         # kN
D = 1.1 * load * (1 - 0.03 * load)
clean = D * np.sin(1.4 * np.arctan(0.25 * slip))
force = clean + np.random.normal(0, 0.2, slip.size)   # kN

X = np.column_stack([slip / 10.0, (load - 3.75) / 1.3])
Y = (force / 3.0)[:, None]


class TyreNet:
    def __init__(self, n_in, n_hidden):
        self.W1 = np.random.randn(n_in, n_hidden) / np.sqrt(n_in)
        self.b1 = np.zeros(n_hidden)
        self.W2 = np.random.randn(n_hidden, 1) / np.sqrt(n_hidden)
        self.b2 = np.zeros(1)
        self.speed = [np.zeros_like(p) for p in self.params()]

    def params(self):
        return [self.W1, self.b1, self.W2, self.b2]

    def forward(self, X):
        self.X = X
        self.H = np.tanh(X @ self.W1 + self.b1)
        return self.H @ self.W2 + self.b2

    def backward(self, err):
        dH = (err @ self.W2.T) * (1 - self.H ** 2)
        return [self.X.T @ dH, dH.sum(axis=0), self.H.T @ err, err.sum(axis=0)]

    def train_step(self, X, Y, lr, mu=0.9):
        out = self.forward(X)
        grads = self.backward(2 * (out - Y) / len(X))
        for p, v, g in zip(self.params(), self.speed, grads):
            v *= mu
            v -= lr * g
            p += v
        return np.mean((out - Y) ** 2)


net = TyreNet(2, 16)
for epoch in range(4000):
    loss = net.train_step(X, Y, lr=0.03)
    if epoch % 500 == 0:
        print(epoch, loss)

predicted = net.forward(X)[:, 0] * 3.0
print("rms error in kN:", np.sqrt(np.mean((predicted - force) ** 2)))
