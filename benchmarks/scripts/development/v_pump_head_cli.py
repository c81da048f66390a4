#!/usr/bin/env python3
"""Fit head = f(flow, speed) of a centrifugal pump."""
import argparse

import numpy as np


def make_data(n, seed):
    rng = np.random.default_rng(seed)
    q = rng.uniform(0, 1, n)
    s = rng.uniform(0.5, 1.0, n)
    head = 40 * s ** 2 - 28 * q ** 2 + 6 * q * s + rng.normal(0, 0.3, n)
    return np.stack([q, s], axis=1), head[:, None], rng


def init(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / i), (i, o)), np.zeros(o)) for i, o in zip(sizes[:-1], sizes[1:])]


def forward(params, x):
    (w1, b1), (w2, b2) = params
    h = np.maximum(x @ w1 + b1, 0)
    return h, h @ w2 + b2


def gradients(params, x, y):
    (w1, b1), (w2, b2) = params
    h, out = forward(params, x)
    d = 2 * (out - y) / len(x)
    dh = (d @ w2.T) * (h > 0)
    return np.mean((out - y) ** 2), [(x.T @ dh, dh.sum(0)), (h.T @ d, d.sum(0))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--hidden", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=3000)
    parser.add_argument("--lr", type=float, default=0.9)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    X, head, rng = make_data(args.n, args.seed)
    Xs = (X - X.mean(0)) / X.std(0)
    mu, sd = head.mean(), head.std()
    target = (head - mu) / sd

    params = init([2, args.hidden, 1], rng)
    for epoch in range(args.epochs):
        loss, grads = gradients(params, Xs, target)
        params = [(w - args.lr * gw, b - args.lr * gb) for (w, b), (gw, gb) in zip(params, grads)]
        if epoch % 500 == 0:
            print(f"{epoch:5d} {loss:.5f}")

    fitted = forward(params, Xs)[1] * sd + mu
    print("max deviation [m]:", np.abs(fitted - head).max())


if __name__ == "__main__":
    main()
