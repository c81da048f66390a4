#!/usr/bin/env python3
"""Regression of the brewing time of an espresso on grind setting and dose."""

import argparse

import numpy as np


def load(n):
    grind = np.random.uniform(1, 10, n)
    dose = np.random.uniform(14, 20, n)
    seconds = 60 / (grind ** 0.7) * (dose / 17) ** 2 + np.random.normal(0, 0.6, n)
    x = np.column_stack([(grind - 5.5) / 2.6, (dose - 17) / 1.7])
    return x, ((seconds - 25) / 10).reshape(-1, 1)


def relu(z):
    return np.maximum(0.0, z)


def predict(theta, x):
    return relu(x @ theta["W"] + theta["b"]) @ theta["V"] + theta["c"]


def grad(theta, x, t):
    n = len(x)
    z = x @ theta["W"] + theta["b"]
    h = relu(z)
    e = (h @ theta["V"] + theta["c"] - t) / n
    eh = (e @ theta["V"].T) * (z > 0)
    return {"W": x.T @ eh, "b": eh.sum(0), "V": h.T @ e, "c": e.sum(0)}


def fit(x, t, args):
    theta = {
        "W": np.random.normal(0, 1, (2, args.units)),
        "b": np.random.normal(0, 0.5, args.units),
        "V": np.random.normal(0, 0.1, (args.units, 1)),
        "c": np.zeros(1),
    }
    for k in range(args.epochs):
        g = grad(theta, x, t)
        for name in theta:
            theta[name] -= args.lr * g[name]
        if k % 10 == 0:
            print(f"epoch {k}: {0.5 * np.mean((predict(theta, x) - t) ** 2):.4f}")
    return theta


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, default=30)
    parser.add_argument("--lr", type=float, default=0.01)
    parser.add_argument("--epochs", type=int, default=60)
    args = parser.parse_args()
    x, t = load(300)
    theta = fit(x, t, args)
    y = predict(theta, x)
    print("rmse [s]:", 10 * np.sqrt(np.mean((y - t) ** 2)))


if __name__ == "__main__":
    main()
