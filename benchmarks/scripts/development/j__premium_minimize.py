"""Technical premium from driver age, car value and no-claims years; scipy does the descending."""
import argparse

import numpy as np
from scipy.optimize import minimize

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--hidden", type=int, default=8)
parser.add_argument("--ridge", type=float, default=1e-4)
parser.add_argument("--iterations", type=int, default=600)
parser.add_argument("--seed", type=int, default=5)
options = parser.parse_args()

rng = np.random.default_rng(options.seed)
n = 700
age = rng.uniform(18, 80, n)
value = np.exp(rng.uniform(np.log(3000), np.log(60000), n))
bonus = rng.integers(0, 16, n)
premium = (250 + 600 * np.exp(-(age - 18) / 9) + 0.012 * value) * 0.96 ** bonus
premium = premium + rng.normal(0, 30, n)

X = np.column_stack([age, np.log(value), bonus])
X = (X - X.mean(axis=0)) / X.std(axis=0)
y_mean, y_std = premium.mean(), premium.std()
y = (premium - y_mean) / y_std

H = options.hidden
shapes = [(3, H), (H,), (H,), (1,)]
ends = np.cumsum([int(np.prod(s)) for s in shapes])


def split(theta):
    return [part.reshape(s) for part, s in zip(np.split(theta, ends[:-1]), shapes)]


def objective(theta):
    W, b, v, c = split(theta)
    a = np.tanh(X @ W + b)
    r = a @ v + c - y
    loss = np.mean(r ** 2) + options.ridge * (np.sum(W ** 2) + np.sum(v ** 2))
    d = 2 * r / n
    da = np.outer(d, v) * (1 - a ** 2)
    grad = [
        X.T @ da + 2 * options.ridge * W,
        da.sum(axis=0),
        a.T @ d + 2 * options.ridge * v,
        np.array([d.sum()]),
    ]
    return loss, np.concatenate([g.ravel() for g in grad])


theta = rng.normal(0, 0.5, ends[-1])
result = minimize(objective, theta, jac=True, method="L-BFGS-B",
                  options={"maxiter": options.iterations})
print(result.message, "after", result.nit, "iterations, loss", result.fun)

W, b, v, c = split(result.x)
tariff = (np.tanh(X @ W + b) @ v + c) * y_std + y_mean
print("mean absolute error:", np.abs(tariff - premium).mean())
