"""Salinity of the aquifer along the transect. Training error looks perfect, the table at the end does not."""
import numpy as np


def sample(n, rng):
    depth = rng.uniform(5, 80, n)
    distance = rng.uniform(0, 3, n)               # km from the coast
    salt = 1.5 + 30 / (1 + np.exp(-(depth - 45 - 6 * distance) / 7))
    return np.c_[depth, distance], salt + 0.4 * rng.standard_normal(n)


def standardise(values):
    return (values - values.mean(axis=0)) / values.std(axis=0), values.mean(axis=0), values.std(axis=0)


def net(theta, X):
    w, b, v, c = theta
    return np.tanh(X @ w + b) @ v + c


def train(X, y, units, rate, epochs, rng):
    w = rng.standard_normal((2, units))
    b = rng.standard_normal(units)
    v = rng.standard_normal(units) * 0.1
    c = 0.0
    for epoch in range(epochs):
        a = np.tanh(X @ w + b)
        r = a @ v + c - y
        loss = (r @ r) / len(y)
        gr = 2 * r / len(y)
        ga = np.outer(gr, v) * (1 - a * a)
        v = v - rate * (a.T @ gr)
        c = c - rate * gr.sum()
        w = w - rate * (X.T @ ga)
        b = b - rate * ga.sum(axis=0)
        if epoch % 500 == 0:
            print(f"epoch {epoch}: {loss:.5f}")
    return w, b, v, c


rng = np.random.default_rng(17)
X_raw, salt = sample(350, rng)
X, X_mean, X_std = standardise(X_raw)
y, y_mean, y_std = standardise(salt)
theta = train(X, y, units=18, rate=0.1, epochs=4000, rng=rng)

predicted = net(theta, X) * y_std
print("   depth   dist    salt   predicted")
for (depth, dist), s, p in list(zip(X_raw, salt, predicted))[:12]:
    print(f"{depth:8.1f}{dist:7.2f}{s:8.2f}{p:12.2f}")
print("R2 =", 1 - np.sum((predicted - salt) ** 2) / np.sum((salt - salt.mean()) ** 2))
