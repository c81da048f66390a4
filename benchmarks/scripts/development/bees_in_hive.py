"""How heavy is the hive on day d of the season?  (scale under the hive, 1 reading per day)"""
import numpy as np


class HiveNet:

    def __init__(self, n_in, n_hidden, n_out, lr=0.1):
        self.lr = lr
        self.W1 = np.random.randn(n_in, n_hidden) * 1.5
        self.b1 = np.random.randn(n_hidden)
        self.W2 = np.random.randn(n_hidden, n_out) / np.sqrt(n_hidden)
        self.b2 = np.zeros(n_out)

    def forward(self, X):
        self.a1 = np.tanh(X @ self.W1 + self.b1)
        return self.a1 @ self.W2 + self.b2

    def backward(self, X, y, y_hat):
        m = X.shape[0]
        d2 = 2 * (y_hat - y) / m
        d1 = d2 @ self.W2.T * (1 - self.a1 ** 2)
        return X.T @ d1, d1.sum(axis=0), self.a1.T @ d2, d2.sum(axis=0)

    def update(self, grads):
        W1, b1, W2, b2 = self.W1, self.b1, self.W2, self.b2
        dW1, db1, dW2, db2 = grads
        W1 = W1 - self.lr * dW1
        b1 = b1 - self.lr * db1
        W2 = W2 - self.lr * dW2
        b2 = b2 - self.lr * db2

    def train(self, X, y, epochs):
        losses = []
        for epoch in range(epochs):
            y_hat = self.forward(X)
            losses.append(np.mean((y_hat - y) ** 2))
            self.update(self.backward(X, y, y_hat))
            if epoch % 400 == 0:
                print(f"Epoch {epoch}: {losses[-1]:.4f}")
        return losses


np.random.seed(21)
day = np.arange(1, 181, dtype=float).reshape(-1, 1)
weight = 28 + 14 * np.exp(-((day - 70) / 30) ** 2) + 9 * np.exp(-((day - 140) / 18) ** 2)
weight += np.random.normal(0, 0.4, weight.shape)

X = (day - 90) / 52
y = (weight - weight.mean()) / weight.std()

net = HiveNet(1, 16, 1)
losses = net.train(X, y, 4000)
pred = net.forward(X)
print("first loss", losses[0], "last loss", losses[-1])
