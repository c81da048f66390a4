"""Predict tomorrow's return of the fund from the last five days."""
import numpy as np

WINDOW = 5


def simulate_prices(rng, days=900):
    log_returns = rng.normal(0.0003, 0.011, days)
    return 100 * np.exp(np.cumsum(log_returns))


def build_windows(prices):
    r = np.diff(np.log(prices))
    X = np.array([r[i:i + WINDOW] for i in range(len(r) - WINDOW)])
    y = r[WINDOW:]
    return X, y


def mlp(X, p):
    h = np.tanh(X @ p["W1"] + p["b1"])
    return h, h @ p["W2"] + p["b2"]


def train(X, y, rng, hidden=8, lr=0.05, epochs=3000):
    p = {"W1": rng.normal(size=(WINDOW, hidden)) / np.sqrt(WINDOW), "b1": np.zeros(hidden),
         "W2": rng.normal(size=(hidden, 1)) / np.sqrt(hidden), "b2": np.zeros(1)}
    for epoch in range(epochs):
        h, out = mlp(X, p)
        delta = 2 * (out - y) / len(X)
        delta_h = delta @ p["W2"].T * (1 - h**2)
        p["W2"] -= lr * h.T @ delta
        p["b2"] -= lr * delta.sum(axis=0)
        p["W1"] -= lr * X.T @ delta_h
        p["b1"] -= lr * delta_h.sum(axis=0)
        if epoch % 500 == 0:
            print(f"{epoch:5d} {np.mean((out - y) ** 2):.4f}")
    return p


rng = np.random.default_rng(2023)
prices = simulate_prices(rng)
X, y = build_windows(prices)
X = X / X.std()
y = (y / y.std()).reshape(-1, 1)
params = train(X, y, rng)
forecast = mlp(X, params)[1]
print("same sign:", np.mean(np.sign(forecast) == np.sign(y)))
