import numpy as np


class Perceptron2L:
    def __init__(self, n_in, n_hid):
        rs = np.random.RandomState(25)
        self.V = rs.uniform(-1.5, 1.5, (n_in, n_hid))
        self.bv = rs.uniform(-1.5, 1.5, n_hid)
        self.W = rs.uniform(-0.5, 0.5, (n_hid, 1))
        self.bw = np.zeros(1)

    def activate(self, x):
        return 1 / (1 + np.exp(-x))

    def forward(self, X):
        self.H = self.activate(X @ self.V + self.bv)
        self.O = self.activate(self.H @ self.W + self.bw)
        return self.O

    def backward(self, X, y, lr):
        d_o = 2 * (self.O - y) / len(X) * self.O * (1 - self.O)
        d_h = d_o @ self.W.T * self.H * (1 - self.H)
        self.W -= lr * self.H.T @ d_o
        self.bw -= lr * d_o.sum(0)
        self.V -= lr * X.T @ d_h
        self.bv -= lr * d_h.sum(0)


rs = np.random.RandomState(26)
# monthly sunshine anomaly (standardised) from pressure and humidity anomaly
X = rs.uniform(-2, 2, (300, 2))
sun = np.tanh(X[:, 0]) - 0.3 * X[:, 1] + 0.25 * X[:, 0] * X[:, 1]
y = ((sun - sun.mean()) / sun.std()).reshape(-1, 1)

model = Perceptron2L(2, 20)
for epoch in range(5000):
    out = model.forward(X)
    model.backward(X, y, lr=0.001)
    if epoch % 500 == 0:
        print("epoch", epoch, "mse", np.mean((out - y) ** 2))

out = model.forward(X)
print("smallest/largest output", out.min(), out.max(), "but y", y.min(), y.max())
