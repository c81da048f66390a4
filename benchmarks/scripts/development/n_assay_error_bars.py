"""Enzyme activity against pH and temperature; every well has its own error bar.

Chi-squared per row instead of the plain mean square: precise wells count more.
"""
import numpy as np


def assay(rng, n=400):
    ph = rng.uniform(4.0, 10.0, n)
    celsius = rng.uniform(10, 65, n)
    activity = 3 * np.exp(-((ph - 7.2) / 1.4) ** 2) * np.exp(-((celsius - 40) / 16) ** 2)
    sigma = np.exp(rng.uniform(np.log(0.04), np.log(0.3), n))    # from the replicates
    return ph, celsius, activity + sigma * rng.standard_normal(n), sigma


def start(rng, n_in, n_hidden):
    return (
        rng.normal(0, 1.2, (n_in, n_hidden)),
        rng.normal(0, 1.0, n_hidden),
        rng.normal(0, 1 / np.sqrt(n_hidden), n_hidden),
        np.zeros(1),
    )


def predict(params, X):
    W, b, u, c = params
    return np.tanh(X @ W + b) @ u + c


def chi2(params, X, y, weight):
    return np.mean(weight * (predict(params, X) - y) ** 2)


def gradient(params, X, y, weight):
    W, b, u, c = params
    H = np.tanh(X @ W + b)
    d = 2 * weight * (H @ u + c - y) / len(y)
    dZ = np.outer(d, u) * (1 - H**2)
    return X.T @ dZ, dZ.sum(axis=0), H.T @ d, np.array([d.sum()])


def nesterov(params, X, y, weight, rate=0.02, mu=0.9, steps=4000):
    velocity = tuple(np.zeros_like(p) for p in params)
    for step in range(steps):
        ahead = tuple(p + mu * v for p, v in zip(params, velocity))
        grads = gradient(ahead, X, y, weight)
        velocity = tuple(mu * v - rate * g for v, g in zip(velocity, grads))
        params = tuple(p + v for p, v in zip(params, velocity))
        if step % 500 == 0:
            print(f"{step:5d}: weighted loss {chi2(params, X, y, weight):.5f}")
    return params


rng = np.random.default_rng(8)
ph, celsius, activity, sigma = assay(rng)
X = np.column_stack([(ph - 7) / 1.7, (celsius - 37.5) / 16])
weight = 1 / sigma**2
weight /= weight.mean()

params = nesterov(start(rng, 2, 20), X, activity, weight)
model = predict(params, X)
pull = (model - activity) / sigma
print("chi squared per well:", round(float(np.mean(pull**2)), 2))
