"""Mincer equation with a small network instead of the quadratic. Term paper, chapter 4.

The R2 should be about the same as OLS with experience squared (about .35).
"""
import numpy as np

rng = np.random.default_rng(2023)


def simulate(n):
    school = rng.integers(8, 19, n).astype(float)
    exper = rng.uniform(0, 40, n)
    mu = 0.9 + 0.07 * school + 0.045 * exper - 0.0008 * exper ** 2
    return np.column_stack([school, exper]), mu + rng.normal(0, 0.45, n)


def standardise(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def net(x, p):
    hidden = np.tanh(x @ p["A"] + p["a"])
    return hidden, hidden @ p["B"] + p["b"]


def gradient(x, y, p):
    hidden, yhat = net(x, p)
    e = (yhat - y) / len(y)                    # of half the mean square
    back = (e @ p["B"].T) * (1 - hidden ** 2)
    return {"A": x.T @ back, "a": back.sum(0), "B": hidden.T @ e, "b": e.sum(0)}


def estimate(x, y, q=6, rate=0.2, rounds=4000):
    p = {"A": rng.normal(0, 0.5, (x.shape[1], q)), "a": np.zeros(q),
         "B": rng.normal(0, 0.5, (q, 1)), "b": np.zeros(1)}
    for i in range(rounds):
        g = gradient(x, y, p)
        for key in p:
            p[key] = p[key] - rate * g[key]
        if i % 500 == 0:
            print(i, 0.5 * np.mean((net(x, p)[1] - y) ** 2))
    return p


X, lnw = simulate(800)
x = standardise(X)
y = standardise(lnw)[:, None]
p = estimate(x, y)
fitted = net(x, p)[1]
print("R2 in sample: %.3f" % (1 - np.mean((fitted - y) ** 2)))
