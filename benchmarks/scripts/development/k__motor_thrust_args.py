#!/usr/bin/env python3
"""Fit thrust of a 5 inch prop over throttle and battery voltage (bench data, normalised)."""
import argparse

import numpy as np


def bench(n, rng):
    throttle = rng.uniform(-1, 1, n)
    volt = rng.uniform(-1, 1, n)
    thrust = np.sin(2.5 * throttle) + 0.7 * throttle * volt - 0.5 * volt ** 2
    return np.column_stack((throttle, volt)), (thrust + rng.normal(0, 0.03, n))[:, None]


def forward(X, W1, b1, W2, b2):
    A = np.tanh(X.dot(W1) + b1)
    return A, A.dot(W2) + b2


def gradients(X, Y, W1, b1, W2, b2):
    A, out = forward(X, W1, b1, W2, b2)
    G = 2 * (out - Y) / len(X)
    GA = G.dot(W2.T) * (1 - A * A)
    return X.T.dot(GA), GA.sum(0), A.T.dot(G), G.sum(0)


def update(W1, b1, W2, b2, grads, lr):
    gW1, gb1, gW2, gb2 = grads
    W1 = W1 - lr * gW1
    b1 = b1 - lr * gb1
    W2 = W2 - lr * gW2
    b2 = b2 - lr * gb2


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--hidden", type=int, default=20)
    ap.add_argument("--lr", type=float, default=0.1)
    ap.add_argument("--epochs", type=int, default=4000)
    ap.add_argument("--seed", type=int, default=0)
    args = ap.parse_args()

    rng = np.random.default_rng(args.seed)
    X, Y = bench(300, rng)
    W1 = rng.normal(0, 1.2, (2, args.hidden))
    b1 = rng.normal(0, 0.5, args.hidden)
    W2 = rng.normal(0, 0.2, (args.hidden, 1))
    b2 = np.zeros(1)

    for epoch in range(args.epochs):
        grads = gradients(X, Y, W1, b1, W2, b2)
        update(W1, b1, W2, b2, grads, args.lr)
        if epoch % 400 == 0:
            _, out = forward(X, W1, b1, W2, b2)
            print("epoch %5d   mse %.5f" % (epoch, np.mean((out - Y) ** 2)))

    _, out = forward(X, W1, b1, W2, b2)
    print("final mse %.5f" % np.mean((out - Y) ** 2))


if __name__ == "__main__":
    main()
