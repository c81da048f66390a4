import numpy as np

rng = np.random.default_rng(27)

class Model:
    def __init__(self, n_in, n_hidden):
        self.W1 = rng.normal(0, 1, (n_in, n_hidden))
        self.b1 = rng.normal(0, 1, n_hidden)
        self.W2 = rng.normal(0, 0.3, (n_hidden, 1))
        self.b2 = np.zeros(1)

    def forward(self, X):
        self.h = 1 / (1 + np.exp(-(X @ self.W1 + self.b1)))
        return self.h @ self.W2 + self.b2

    def backward(self, X, y, y_hat):
        delta = 2 * (y - y_hat) / len(X)
        self.dW2 = self.h.T @ delta
        self.db2 = delta.sum(axis=0)
        dh = delta @ self.W2.T * self.h * (1 - self.h)
        self.dW1 = X.T @ dh
        self.db1 = dh.sum(axis=0)

    def update(self, lr):
        self.W1 -= lr * self.dW1
        self.b1 -= lr * self.db1
        self.W2 -= lr * self.dW2
        self.b2 -= lr * self.db2

X = rng.uniform(-2, 2, (250, 2))
y = np.sin(2 * X[:, :1]) - 0.5 * X[:, 1:]
model = Model(2, 24)
for epoch in range(4000):
    y_hat = model.forward(X)
    model.backward(X, y, y_hat)
    model.update(lr=3.0)
    if epoch % 400 == 0:
        print("epoch", epoch, "loss", np.mean((y_hat - y) ** 2))
