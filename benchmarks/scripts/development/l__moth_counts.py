"""Moths per night in a light trap: a net with log link, fitted by the Poisson likelihood.

    python moth_counts.py --hidden 10 --epochs 4000
"""
import argparse

import numpy as np


def simulate(n, rng):
    temp = rng.uniform(2, 26, n)                 # deg C at dusk
    moon = rng.uniform(0, 1, n)                  # illuminated share
    log_rate = 2.6 + 1.8 * np.exp(-((temp - 18) / 7) ** 2) - 0.9 * moon ** 2
    lam = np.exp(log_rate)
    return temp, moon, lam, rng.poisson(lam)


def predict(p, X):
    h = np.tanh(X @ p[0] + p[1])
    return h, np.exp(h @ p[2] + p[3])


def poisson_loss(mu, y):
    """Negative log likelihood per moth caught, constants dropped; it may well be negative."""
    return np.sum(mu - y * np.log(mu)) / y.sum()


def backward(p, X, y):
    h, mu = predict(p, X)
    d = (mu - y) / y.sum()                       # exp and log cancel
    dh = np.outer(d, p[2]) * (1 - h ** 2)
    return mu, [X.T @ dh, dh.sum(0), h.T @ d, d.sum()]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hidden", type=int, default=10)
    parser.add_argument("--epochs", type=int, default=4000)
    parser.add_argument("--lr", type=float, default=0.1)
    args = parser.parse_args()

    rng = np.random.default_rng(31)
    temp, moon, lam, counts = simulate(400, rng)
    X = np.column_stack([(temp - 14) / 7, (moon - 0.5) / 0.29])

    p = [rng.normal(0, 0.8, (2, args.hidden)), rng.normal(0, 0.5, args.hidden),
         rng.normal(0, 0.1, args.hidden), np.log(counts.mean())]
    for epoch in range(args.epochs):
        mu, grads = backward(p, X, counts)
        p = [value - args.lr * grad for value, grad in zip(p, grads)]
        if epoch % 500 == 0:
            print(epoch, poisson_loss(mu, counts))

    expected = predict(p, X)[1]
    pearson = np.mean((counts - expected) ** 2 / expected)
    print("dispersion (should be near 1):", pearson)


if __name__ == "__main__":
    main()
