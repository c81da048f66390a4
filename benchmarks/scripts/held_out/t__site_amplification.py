#!/usr/bin/env python3
"""Site amplification (ln) from Vs30 and log period."""
import argparse

import numpy as np


def make_data(n, rng):
    vs30 = rng.uniform(150, 900, n)
    logT = rng.uniform(-1, 0.5, n)
    amp = -0.6 * np.log(vs30 / 760) * (1 + np.tanh(3 * logT)) + 0.05 * rng.standard_normal(n)
    X = np.stack([(vs30 - 525) / 217, (logT + 0.25) / 0.43], axis=1)
    return X, amp[:, None]


def init(n_in, n_hidden, rng):
    return {
        "W1": rng.standard_normal((n_in, n_hidden)) / np.sqrt(n_in),
        "b1": np.zeros(n_hidden),
        "W2": rng.standard_normal((n_hidden, 1)) / np.sqrt(n_hidden),
        "b2": np.zeros(1),
    }


def predict(p, X):
    h = np.tanh(X @ p["W1"] + p["b1"])
    return h @ p["W2"] + p["b2"], h


def gradients(p, X, y):
    out, h = predict(p, X)
    d = 2 * (out - y) / len(X)
    dh = d @ p["W2"].T * (1 - h * h)
    return {"W1": X.T @ dh, "b1": dh.sum(0), "W2": h.T @ d, "b2": d.sum(0)}, np.mean((out - y) ** 2)


def train(p, X, y, lr, epochs, every):
    for k in range(epochs):
        g, loss = gradients(p, X, y)
        for name in p:
            p[name] -= lr * g[name]
        if k % every == 0:
            print("%6d  %.6f" % (k, loss))
    return p


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--hidden", type=int, default=20)
    ap.add_argument("--lr", type=float, default=1e-4)
    ap.add_argument("--epochs", type=int, default=4000)
    ap.add_argument("--every", type=int, default=500)
    args = ap.parse_args()

    rng = np.random.default_rng(30)
    X, y = make_data(250, rng)
    p = train(init(2, args.hidden, rng), X, y, args.lr, args.epochs, args.every)
    fit, _ = predict(p, X)
    print("std of residuals", np.std(fit - y), "of", np.std(y))


if __name__ == "__main__":
    main()
