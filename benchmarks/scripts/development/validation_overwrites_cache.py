import numpy as np


class Linear:
    def __init__(self, rng, a, b):
        self.W = rng.normal(0, np.sqrt(1 / a), (a, b))
        self.b = np.zeros(b)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, g):
        self.dW, self.db = self.x.T @ g, g.sum(0)
        return g @ self.W.T


class Softsign:
    def forward(self, x):
        self.x = x
        return x / (1 + np.abs(x))

    def backward(self, g):
        return g / (1 + np.abs(self.x)) ** 2


class Sequential:
    def __init__(self, *parts):
        self.parts = parts

    def forward(self, x):
        for part in self.parts:
            x = part.forward(x)
        return x

    def backward(self, g):
        for part in reversed(self.parts):
            g = part.backward(g)


rng = np.random.default_rng(4)
pos = rng.uniform(-2, 2, (400, 2))
pot = 1 / (1 + (pos[:, :1] - 0.5) ** 2 + 2 * pos[:, 1:] ** 2)    # potential of a charge
pot = (pot - pot.mean()) / pot.std()
x_train, x_val, y_train, y_val = pos[:200], pos[200:], pot[:200], pot[200:]

net = Sequential(Linear(rng, 2, 30), Softsign(), Linear(rng, 30, 1))
train_curve, val_curve = [], []
for epoch in range(5000):
    out = net.forward(x_train)
    out_val = net.forward(x_val)
    train_curve.append(np.mean((out - y_train) ** 2))
    val_curve.append(np.mean((out_val - y_val) ** 2))
    net.backward(2 * (out - y_train) / len(x_train))
    for part in net.parts[::2]:
        part.W -= 0.2 * part.dW
        part.b -= 0.2 * part.db
    if epoch % 500 == 0:
        print(epoch, train_curve[-1], val_curve[-1])
out = net.forward(x_train)
