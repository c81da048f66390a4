import numpy as np


class StrideNet:
    """stride length (m) of runners from speed and leg length; 1 hidden layer"""

    def __init__(self, n_in, n_hidden, lr=0.05):
        self.W1 = 0.3 * np.random.randn(n_in, n_hidden)
        self.b1 = np.zeros(n_hidden)
        self.W2 = 0.3 * np.random.randn(n_hidden, 1)
        self.b2 = np.zeros(1)
        self.lr = lr
        self.losses = []

    def forward(self, X):
        self.X = X
        self.h = np.tanh(X @ self.W1 + self.b1)
        return self.h @ self.W2 + self.b2

    def backward(self, pred, y):
        n = len(y)
        d_out = 2 * (pred - y) / n
        dW2 = self.h.T @ d_out
        db2 = d_out.sum(axis=0)
        d_h = d_out @ self.W2.T * (1 - self.h ** 2)
        dW1 = self.X.T @ d_h
        db1 = d_h.sum(axis=0)
        # update
        W1 = self.W1 - self.lr * dW1
        b1 = self.b1 - self.lr * db1
        self.W2 = self.W2 - self.lr * dW2
        self.b2 = self.b2 - self.lr * db2

    def fit(self, X, y, epochs):
        for e in range(epochs):
            pred = self.forward(X)
            self.losses.append(np.mean((pred - y) ** 2))
            self.backward(pred, y)
            if e % 500 == 0:
                print("epoch %d loss %.4f" % (e, self.losses[-1]))


speed = np.random.uniform(2, 7, 250)
leg = np.random.normal(0.9, 0.05, 250)
stride = 0.55 + 0.8 * np.log(speed) + 0.35 * np.sin(1.8 * speed) + 1.2 * (leg - 0.9)

X = np.stack([speed, leg]).T
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (stride - stride.mean()).reshape(-1, 1) / stride.std()

model = StrideNet(2, 8)
model.fit(X, y, 8000)
yp = model.forward(X)
print("corr", np.corrcoef(yp.ravel(), y.ravel())[0, 1])
