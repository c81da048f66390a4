import numpy as np

np.random.seed(33)


class DropoutNet:
    """One hidden layer with inverted dropout (training only)."""

    def __init__(self, n_in, n_hidden, keep=0.9):
        self.keep = keep
        self.W1 = np.random.randn(n_in, n_hidden) * np.sqrt(2.0 / n_in)
        self.b1 = np.random.randn(n_hidden) * 0.5
        self.W2 = np.random.randn(n_hidden, 1) * np.sqrt(1.0 / n_hidden)
        self.b2 = np.zeros(1)

    def forward(self, X, train=False):
        self.h = np.maximum(0.0, X @ self.W1 + self.b1)
        self.mask = np.ones_like(self.h)
        if train:
            self.mask = (np.random.rand(*self.h.shape) < self.keep) / self.keep
        self.h = self.h * self.mask
        return self.h @ self.W2 + self.b2

    def step(self, X, y, lr):
        out = self.forward(X, train=True)
        dout = 2 * (out - y) / len(X)
        dh = dout @ self.W2.T * self.mask
        dh[self.h <= 0] = 0
        self.W2 -= lr * self.h.T @ dout
        self.b2 -= lr * dout.sum(axis=0)
        self.W1 -= lr * X.T @ dh
        self.b1 -= lr * dh.sum(axis=0)


# brick shrinkage (%) from firing temperature and soak time
T = np.random.uniform(900, 1150, 600)
soak = np.random.uniform(1, 8, 600)
shrink = 6 / (1 + np.exp(-(T - 1030) / 35)) + 0.15 * soak + np.random.normal(0, 0.15, 600)
X = np.column_stack([(T - 1025) / 72, (soak - 4.5) / 2])
y = shrink.reshape(-1, 1)

net = DropoutNet(2, 100)
for epoch in range(250):
    order = np.random.permutation(len(X))
    lr = 0.02 if epoch < 200 else 0.004
    for batch in np.array_split(order, 20):
        net.step(X[batch], y[batch], lr)
    if epoch % 25 == 0:
        print(epoch, "with dropout off:", np.mean((net.forward(X) - y) ** 2))

shrink_net = net.forward(X)
print("rmse:", np.sqrt(np.mean((shrink_net - y) ** 2)), "%")
