"""How long do people park? Predict minutes from hour of arrival and price."""
import numpy as np


class ParkNet:
    def __init__(self, hidden=16, seed=0):
        rng = np.random.default_rng(seed)
        self.weights1 = rng.normal(0, 1, (2, hidden))
        self.bias1 = rng.normal(0, 0.5, hidden)
        self.weights2 = rng.normal(0, 0.3, (hidden, 1))
        self.bias2 = np.zeros(1)
        self.losses = []

    def forward(self, X):
        self.hidden = np.maximum(0, X @ self.weights1 + self.bias1)
        return self.hidden @ self.weights2 + self.bias2

    def fit(self, X, y, lr=0.02, epochs=2500):
        for epoch in range(epochs):
            pred = self.forward(X)
            error = pred - y
            self.losses.append(np.mean(error ** 2))
            grad_out = 2 * error / len(y)
            grad_hidden = grad_out @ self.weigths2.T
            grad_hidden[self.hidden <= 0] = 0
            self.weights2 -= lr * self.hidden.T @ grad_out
            self.bias2 -= lr * grad_out.sum(axis=0)
            self.weights1 -= lr * X.T @ grad_hidden
            self.bias1 -= lr * grad_hidden.sum(axis=0)
            if epoch % 250 == 0:
                print("epoch", epoch, "loss", self.losses[-1])
        return self


rng = np.random.default_rng(3)
arrival = rng.uniform(7, 20, 350)
price = rng.uniform(0.5, 4, 350)
minutes = 150 * np.exp(-price / 2.5) + 45 * np.exp(-((arrival - 12.5) / 2) ** 2) + 10
minutes += rng.normal(0, 5, 350)

X = np.column_stack([(arrival - 13.5) / 3.8, (price - 2.2) / 1.0])
y = minutes[:, None] / 50

model = ParkNet().fit(X, y)
estimate = model.forward(X)
print("rmse", 50 * np.sqrt(np.mean((estimate - y) ** 2)), "minutes")
