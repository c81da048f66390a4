#!/usr/bin/env python
"""Fit the infiltration rate of a double ring test. usage: infiltration.py --epochs 500 --lr 0.001"""
import argparse

import numpy as np


def get_args():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--epochs", type=int, default=500)
    p.add_argument("--lr", type=float, default=0.001)
    p.add_argument("--units", type=int, default=16)
    p.add_argument("--seed", type=int, default=4)
    return p.parse_args()


def ring_test(n=180):
    minutes = np.random.uniform(0, 90, (n, 1))
    rate = 9 + 70 * np.exp(-minutes / 15.0) + np.random.normal(0, 1.2, (n, 1))
    return minutes, rate


def standardise(v):
    return (v - v.mean()) / v.std()


def forward(p, x):
    a = np.tanh(x @ p["W1"] + p["b1"])
    return a, a @ p["W2"] + p["b2"]


def gradients(p, x, y):
    a, f = forward(p, x)
    df = 2 * (f - y) / y.size
    da = df @ p["W2"].T * (1 - a ** 2)
    return {"W1": x.T @ da, "b1": da.sum(0), "W2": a.T @ df, "b2": df.sum(0)}


def main():
    args = get_args()
    np.random.seed(args.seed)
    minutes, rate = ring_test()
    x, y = standardise(minutes), standardise(rate)
    p = {
        "W1": np.random.randn(1, args.units),
        "b1": np.zeros(args.units),
        "W2": np.random.randn(args.units, 1) / np.sqrt(args.units),
        "b2": np.zeros(1),
    }
    for epoch in range(args.epochs):
        g = gradients(p, x, y)
        for name in p:
            p[name] -= args.lr * g[name]
        if (epoch + 1) % 100 == 0:
            print(epoch + 1, np.mean((forward(p, x)[1] - y) ** 2))
    fitted = forward(p, x)[1]
    print("r2", 1 - np.mean((fitted - y) ** 2))


if __name__ == "__main__":
    main()
