import numpy as np


class Regression:
    def __init__(self, hidden=16, lr=0.05, epochs=1500):
        self.hidden, self.lr, self.epochs = hidden, lr, epochs

    def fit(self, X, y):
        rng = np.random.RandomState(7)
        m, d = X.shape
        self.W1 = rng.normal(scale=0.8, size=(d, self.hidden))
        self.b1 = np.zeros((1, self.hidden))
        self.W2 = rng.normal(scale=0.3, size=(self.hidden, 1))
        self.b2 = np.zeros((1, 1))
        self.history = []
        for _ in range(self.epochs):
            A1, A2 = self._forward(X)
            self.history.append(np.square(A2 - y).mean() / 2)
            dZ2 = A2 - y
            dW2 = (A1.T @ dZ2) / m
            db2 = np.sum(dZ2, axis=0, keepdims=True) / m
            dZ1 = (dZ2 @ self.W2.T) * (1 - A1 ** 2)
            dW1 = X.T @ dZ1
            db1 = np.sum(dZ1, axis=0, keepdims=True)
            self.W1 -= self.lr * dW1
            self.b1 -= self.lr * db1
            self.W2 -= self.lr * dW2
            self.b2 -= self.lr * db2
        return self

    def _forward(self, X):
        A1 = np.tanh(X @ self.W1 + self.b1)
        return A1, A1 @ self.W2 + self.b2

    def predict(self, X):
        return self._forward(X)[1]


# penguins: flipper and bill -> body mass (everything standardised)
rng = np.random.RandomState(70)
X = rng.randn(340, 2)
y = (0.7 * X[:, 0] + 0.5 * np.cos(2 * X[:, 1]) + 0.3 * X[:, 0] * X[:, 1])[:, None]
y += 0.05 * rng.randn(340, 1)
model = Regression(hidden=24, lr=0.2, epochs=4000).fit(X, y)
mass = model.predict(X)
print(model.history[::400])
