#!/usr/bin/env python
"""Tension of a kite line from wind speed and line angle.

usage: python kite_line.py --epochs 500 --lr 0.0001
"""
import argparse

import numpy as np


def get_data(n, seed):
    rng = np.random.default_rng(seed)
    wind = rng.uniform(3, 12, n)            # m/s
    angle = rng.uniform(20, 70, n)          # degrees
    tension = 0.9 * wind ** 2 * np.sin(np.radians(angle))
    tension += rng.normal(0, 1.0, n)
    X = np.stack([wind, angle], axis=1)
    return (X - X.mean(0)) / X.std(0), (tension - tension.mean())[:, None] / tension.std()


def init(rng, sizes):
    return [[rng.normal(0, 1 / np.sqrt(a), (a, b)), np.zeros(b)] for a, b in zip(sizes, sizes[1:])]


def forward(net, X):
    (W1, b1), (W2, b2) = net
    h = np.tanh(X @ W1 + b1)
    return h, h @ W2 + b2


def train(net, X, y, lr, epochs, every=100):
    for epoch in range(epochs):
        h, out = forward(net, X)
        err = out - y
        if epoch % every == 0:
            print(epoch, (err ** 2).mean())
        g_out = 2 * err / len(X)
        g_h = g_out @ net[1][0].T * (1 - h ** 2)
        net[1][0] -= lr * h.T @ g_out
        net[1][1] -= lr * g_out.sum(0)
        net[0][0] -= lr * X.T @ g_h
        net[0][1] -= lr * g_h.sum(0)
    return net


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=500)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--hidden", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    X, y = get_data(300, args.seed)
    net = init(np.random.default_rng(args.seed), [2, args.hidden, 1])
    train(net, X, y, args.lr, args.epochs)
    _, final = forward(net, X)
    print("R2 =", 1 - ((final - y) ** 2).sum() / ((y - y.mean()) ** 2).sum())
