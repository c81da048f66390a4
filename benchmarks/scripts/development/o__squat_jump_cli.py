"""Countermovement jump height from body mass and relative squat strength.

usage: python squat_jump.py [--units 20] [--lr 0.1] [--l2 ...]
"""
import argparse

import numpy as np

NOISE = 0.8  # cm, force plate


def make_athletes(n, rng):
    mass = rng.uniform(52, 105, n)
    squat = rng.uniform(0.8, 2.6, n)           # kg per kg body mass
    height = 22 + 26 / (1 + np.exp(-3 * (squat - 1.6))) - 0.09 * (mass - 75)
    return np.c_[mass, squat], height + rng.normal(0, NOISE, n)


def standardise(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def start(n_in, units, rng):
    return [rng.normal(0, 1 / np.sqrt(n_in), (n_in, units)), np.zeros(units),
            rng.normal(0, 1 / np.sqrt(units), (units, 1)), np.zeros(1)]


def forward(theta, X):
    A = np.tanh(X @ theta[0] + theta[1])
    return A, A @ theta[2] + theta[3]


def gradient(theta, X, Y, l2):
    A, out = forward(theta, X)
    d = 2 * (out - Y) / len(Y)
    da = d @ theta[2].T * (1 - A ** 2)
    loss = np.mean((out - Y) ** 2) + l2 * (np.sum(theta[0] ** 2) + np.sum(theta[2] ** 2))
    return loss, [X.T @ da + 2 * l2 * theta[0], da.sum(0), A.T @ d + 2 * l2 * theta[2], d.sum(0)]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--units", type=int, default=20)
    ap.add_argument("--lr", type=float, default=0.1)
    ap.add_argument("--l2", type=float, default=0.5, help="to prevent overfitting")
    ap.add_argument("--epochs", type=int, default=3000)
    args = ap.parse_args()

    rng = np.random.RandomState(6)
    X, h = make_athletes(300, rng)
    X, Y = standardise(X), standardise(h)[:, None]
    theta = start(2, args.units, rng)
    for epoch in range(args.epochs):
        loss, grads = gradient(theta, X, Y, args.l2)
        theta = [t - args.lr * g for t, g in zip(theta, grads)]
        if epoch % 500 == 0:
            print(f"{epoch:6d} {loss:.4f}")
    fit = forward(theta, X)[1]
    print("explained:", 1 - np.mean((fit - Y) ** 2))


if __name__ == "__main__":
    main()
