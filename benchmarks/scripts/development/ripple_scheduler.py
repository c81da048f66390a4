#!/usr/bin/env python3
"""Fit f(x, y) = sin(x) * cos(y / 2) + x / 5. Warm-up, then the rate falls; min-max scaling."""
import argparse
import math

import numpy as np


def schedule(step, total, peak, warmup=100):
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * (step - warmup) / (total - warmup))))


def minmax(a):
    lo, hi = a.min(axis=0), a.max(axis=0)
    return 2 * (a - lo) / (hi - lo) - 1


def relu(z):
    return z * (z > 0)


def predict(w, X):
    return relu(relu(X @ w["W1"] + w["b1"]) @ w["W2"] + w["b2"]) @ w["W3"] + w["b3"]


def sgd_step(w, X, Y, lr):
    h1 = relu(X @ w["W1"] + w["b1"])
    h2 = relu(h1 @ w["W2"] + w["b2"])
    err = h2 @ w["W3"] + w["b3"] - Y
    d3 = 2 * err / len(X)
    d2 = d3 @ w["W3"].T * (h2 > 0)
    d1 = d2 @ w["W2"].T * (h1 > 0)
    for name, left, d in (("3", h2, d3), ("2", h1, d2), ("1", X, d1)):
        w["W" + name] -= lr * left.T @ d
        w["b" + name] -= lr * d.sum(axis=0)
    return float((err ** 2).mean())


def run(steps, peak, seed):
    rng = np.random.default_rng(seed)
    P = rng.uniform(-3, 3, (800, 2))
    Y = (np.sin(P[:, 0]) * np.cos(P[:, 1] / 2) + P[:, 0] / 5)[:, None]
    X = minmax(P)
    w = {}
    for name, (i, o) in {"1": (2, 32), "2": (32, 32), "3": (32, 1)}.items():
        w["W" + name] = rng.normal(0, math.sqrt(2 / i), (i, o))
        w["b" + name] = np.zeros(o)
    for step in range(steps):
        rows = rng.integers(0, len(X), 64)
        loss = sgd_step(w, X[rows], Y[rows], schedule(step, steps, peak))
        if step % 1000 == 0:
            print(step, round(loss, 5))
    final = predict(w, X)
    print("rmse", math.sqrt(((final - Y) ** 2).mean()))


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--steps", type=int, default=8000)
    ap.add_argument("--peak", type=float, default=0.1)
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    run(a.steps, a.peak, a.seed)
