import numpy as np

np.random.seed(14)

# price of a used car from age and mileage
n = 250
age = np.random.uniform(0, 15, n)
km = np.random.uniform(5, 200, n)
price = 25000 * np.exp(-0.12 * age) - 25 * km + np.random.normal(0, 300, n)

inputs = np.column_stack([age, km])
mu, sigma = inputs.mean(axis=0), inputs.std(axis=0)
X = (inputs - mu) / sigma
y_mean, y_std = price.mean(), price.std()
y = ((price - y_mean) / y_std).reshape(-1, 1)


def init(n_in, n_hid):
    return [np.random.randn(n_in, n_hid) / np.sqrt(n_in), np.zeros(n_hid),
            np.random.randn(n_hid, 1) / np.sqrt(n_hid), np.zeros(1)]


def predict(theta, X):
    W1, b1, W2, b2 = theta
    return np.tanh(X @ W1 + b1) @ W2 + b2


def train(theta, X, y, lr=0.1, iterations=3000):
    W1, b1, W2, b2 = theta
    for i in range(iterations):
        A = np.tanh(X @ W1 + b1)
        out = A @ W2 + b2
        loss = np.mean((out - y) ** 2)
        d = 2 * (out - y) / len(y)
        dA = (d @ W2.T) * (1 - A ** 2)
        W2 -= lr * A.T @ d
        b2 -= lr * d.sum(0)
        W1 -= lr * X.T @ dA
        b1 -= lr * dA.sum(0)
        if i % 500 == 0:
            print("iter", i, "loss", loss)
    return theta


theta = train(init(2, 12), X, y)
predicted = predict(theta, X).ravel()
print("mean absolute error (EUR):", np.mean(np.abs(predicted - price)))
print("R2:", 1 - np.sum((predicted - price) ** 2) / np.sum((price - price.mean()) ** 2))
