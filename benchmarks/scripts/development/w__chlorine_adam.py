import numpy as np


class ChlorineNet:
    """Residual chlorine along the pipe: (distance, temperature, dose) -> mg/l. Adam written out."""

    def __init__(self, sizes, seed=0):
        rs = np.random.RandomState(seed)
        self.W = [rs.randn(a, b) * np.sqrt(2.0 / a) for a, b in zip(sizes[:-1], sizes[1:])]
        self.b = [np.zeros(b) for b in sizes[1:]]
        self.m = [np.zeros_like(p) for p in self.W + self.b]
        self.v = [np.zeros_like(p) for p in self.W + self.b]
        self.t = 0

    def forward(self, X):
        self.acts = [X]
        for i, (W, b) in enumerate(zip(self.W, self.b)):
            X = X @ W + b
            if i < len(self.W) - 1:
                X = np.maximum(X, 0)
            self.acts.append(X)
        return X

    def backward(self, y):
        d = 2 * (self.acts[-1] - y) / len(y)
        gW, gb = [], []
        for i in reversed(range(len(self.W))):
            gW.insert(0, self.acts[i].T @ d)
            gb.insert(0, d.sum(axis=0))
            d = (d @ self.W[i].T) * (self.acts[i] > 0)
        return gW + gb

    def adam(self, grads, lr, b1=0.9, b2=0.999, eps=1e-8):
        self.t += 1
        for k, (p, g) in enumerate(zip(self.W + self.b, grads)):
            self.m[k] = b1 * self.m[k] + (1 - b1) * g
            self.v[k] = b2 * self.v[k] + (1 - b2) * g ** 2
            mh = self.m[k] / (1 - b1 ** self.t)
            vh = self.v[k] / (1 - b2 ** self.t)
            p -= lr * mh / (np.sqrt(vh) + eps)


rs = np.random.RandomState(33)
X = rs.uniform(-1, 1, (400, 3))
mg = (1 + X[:, 2]) * np.exp(-(1.2 + X[:, 0]) * (1 + 0.4 * X[:, 1])) + rs.normal(0, 0.05, 400)
y = mg[:, None]

net = ChlorineNet([3, 32, 32, 1])
for epoch in range(1500):
    out = net.forward(X)
    net.adam(net.backward(y), lr=0.003)
    if epoch % 150 == 0:
        print("epoch %4d  mse %.5f" % (epoch, np.mean((out - y) ** 2)))

mg_net = net.forward(X)
print("RMSE mg/l:", np.sqrt(np.mean((mg_net - y) ** 2)))
