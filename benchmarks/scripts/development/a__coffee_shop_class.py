# Capstone week 5 - predicting coffee shop takings (class version)
import numpy as np


class Regressor:
    def __init__(self, n_in, n_hidden, lr=0.05):
        self.lr = lr
        self.W1 = np.random.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden))
        self.b1 = np.zeros(n_hidden)
        self.W2 = np.random.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1))
        self.b2 = np.zeros(1)

    def forward(self, X):
        self.hidden = np.maximum(0, X @ self.W1 + self.b1)
        return self.hidden @ self.W2 + self.b2

    def step(self, X, y):
        y_pred = self.forward(X)
        error = y_pred - y
        grad_out = 2 * error / len(X)
        grad_W2 = self.hidden.T @ grad_out
        grad_b2 = grad_out.sum(axis=0)
        grad_hidden = (grad_out @ self.W2.T) * (self.hidden > 0)
        grad_W1 = X.T @ grad_hidden
        grad_b1 = grad_hidden.sum(axis=0)

        self.W2 += self.lr * grad_W2
        self.b2 += self.lr * grad_b2
        self.W1 += self.lr * grad_W1
        self.b1 += self.lr * grad_b1
        return np.mean(error ** 2)

    def fit(self, X, y, epochs):
        for epoch in range(epochs):
            loss = self.step(X, y)
            if (epoch + 1) % 250 == 0:
                print(f"Epoch {epoch + 1}/{epochs} - loss: {loss:.4f}")


np.random.seed(42)
n = 400
hour = np.random.uniform(7, 19, n)
temp = np.random.uniform(-2, 30, n)
weekend = np.random.randint(0, 2, n)
takings = 120 + 60 * np.exp(-((hour - 9) / 3) ** 2) + 35 * np.exp(-((hour - 15) / 3) ** 2)
takings = takings - 0.9 * temp + 25 * weekend * (hour > 10) + np.random.normal(0, 5, n)

X = np.stack([hour, temp, weekend], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = ((takings - takings.mean()) / takings.std()).reshape(-1, 1)

model = Regressor(3, 40)
model.fit(X, y, epochs=4000)
preds = model.forward(X)
print("R2:", 1 - ((preds - y) ** 2).sum() / ((y - y.mean()) ** 2).sum())
