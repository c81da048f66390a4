import numpy as np
import matplotlib.pyplot as plt


def make_data(n=300, seed=9):
    rng = np.random.RandomState(seed)
    temp = rng.uniform(-5, 32, n)
    weekday = rng.randint(0, 7, n)
    rolls = 900 - 9 * temp + 260 * (weekday >= 5) + 60 * np.sin(temp / 5) + rng.normal(0, 20, n)
    return np.column_stack([temp, weekday]), rolls.reshape(-1, 1)


def standardize(A):
    return (A - A.mean(axis=0)) / A.std(axis=0)


def relu(z):
    return np.maximum(0, z)


def predict(theta, X):
    W1, b1, W2, b2 = theta
    return relu(X @ W1 + b1) @ W2 + b2


def gradients(theta, X, y):
    W1, b1, W2, b2 = theta
    z = X @ W1 + b1
    h = relu(z)
    err = 2 * (h @ W2 + b2 - y) / len(X)
    dh = (err @ W2.T) * (z > 0)
    return [X.T @ dh, dh.sum(axis=0), h.T @ err, err.sum(axis=0)]


def fit(X, y, hidden=40, lr=0.01, n_iter=5000):
    rs = np.random.RandomState(0)
    theta = [rs.randn(X.shape[1], hidden), rs.randn(hidden),
             rs.randn(hidden, 1) / np.sqrt(hidden), np.zeros(1)]
    for it in range(n_iter):
        for p, g in zip(theta, gradients(theta, X, y)):
            p -= lr * g
        if it % 500 == 0:
            print("it", it, "mse", np.mean((predict(theta, X) - y) ** 2))
    return theta


X, rolls = make_data()
Xs = standardize(X)
ys = standardize(rolls)

theta = fit(Xs, ys)

# the training error is small, but the forecast is a joke: about 0 rolls every day??
forecast = predict(theta, Xs)
mae = np.mean(np.abs(forecast - rolls))
print("mean error in rolls:", mae)

plt.plot(rolls, forecast, "o")
plt.xlabel("sold")
plt.ylabel("forecast")
plt.show()
