# Grip strength (in kN at the jaw) as a function of hydraulic pressure and jaw opening
import numpy as np


def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))


class MLP(object):
    def __init__(self, sizes, eta):
        np.random.seed(9)
        self.eta = eta
        self.w1 = np.random.randn(sizes[0], sizes[1])
        self.b1 = np.random.randn(sizes[1]) * 0.5
        self.w2 = np.random.randn(sizes[1], sizes[2]) * 0.3
        self.b2 = np.zeros(sizes[2])

    def forward(self, x):
        self.hidden = sigmoid(x.dot(self.w1) + self.b1)
        self.out = sigmoid(self.hidden.dot(self.w2) + self.b2)
        return self.out

    def backward(self, x, y):
        n = x.shape[0]
        d_out = 2 * (self.out - y) / n * self.out * (1 - self.out)
        d_hid = d_out.dot(self.w2.T) * self.hidden * (1 - self.hidden)
        self.w2 -= self.eta * self.hidden.T.dot(d_out)
        self.b2 -= self.eta * d_out.sum(axis=0)
        self.w1 -= self.eta * x.T.dot(d_hid)
        self.b1 -= self.eta * d_hid.sum(axis=0)

    def fit(self, x, y, n_iter):
        for i in range(n_iter):
            out = self.forward(x)
            self.backward(x, y)
            if i % 1000 == 0:
                print("iter", i, "loss", np.mean((out - y) ** 2))


pressure = np.random.uniform(0.1, 1.0, 300)      # normalised, 1 = 160 bar
opening = np.random.uniform(0, 1, 300)
force = 14 * pressure ** 1.3 * (1 - 0.45 * opening ** 2) + np.random.normal(0, 0.2, 300)

X = np.column_stack([pressure, opening])
X = (X - X.mean(0)) / X.std(0)
Y = force.reshape(-1, 1)

mlp = MLP([2, 12, 1], eta=1.0)
mlp.fit(X, Y, 5000)
pred = mlp.forward(X)
print("predicted", pred[:5].ravel())
print("measured ", Y[:5].ravel())
