#!/usr/bin/env python
# Shrinkage of wool (%) against washing temperature and spin speed.
import argparse

import numpy as np


def load(n):
    wash = np.random.uniform(20, 70, n)
    spin = np.random.uniform(400, 1600, n)
    shrink = 12 / (1 + np.exp(-(wash - 48) / 4)) + 3 * (spin / 1600) ** 2
    shrink += np.random.normal(0, 0.3, n)
    x = np.vstack([wash, spin]).T
    x = (x - x.mean(0)) / x.std(0)
    return x, (shrink[:, None] - shrink.mean()) / shrink.std()


def forward(w, x):
    hid = np.tanh(x @ w["in"] + w["in_b"])
    return hid, hid @ w["out"] + w["out_b"]


def cost(w, x, y, lam):
    _, out = forward(w, x)
    return np.mean((out - y) ** 2) + lam * (np.sum(w["in"] ** 2) + np.sum(w["out"] ** 2))


def grad(w, x, y, lam):
    hid, out = forward(w, x)
    d = 2 * (out - y) / len(y)
    dh = (d @ w["out"].T) * (1 - hid ** 2)
    return {
        "in": x.T @ dh + 2 * lam * w["in"],
        "in_b": dh.sum(0),
        "out": hid.T @ d + 2 * lam * w["out"],
        "out_b": d.sum(0),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lam", type=float, default=0.1)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--epochs", type=int, default=3000)
    opt = parser.parse_args()

    x, y = load(250)
    w = {
        "in": np.random.randn(2, 12),
        "in_b": np.zeros(12),
        "out": np.random.randn(12, 1) * 0.3,
        "out_b": np.zeros(1),
    }
    for epoch in range(opt.epochs):
        g = grad(w, x, y, opt.lam)
        for key in w:
            w[key] -= opt.rate * g[key]
        if epoch % 300 == 0:
            print(epoch, "cost", cost(w, x, y, opt.lam))
    _, y_net = forward(w, x)
    print("mse", np.mean((y_net - y) ** 2), "of variance 1")


if __name__ == "__main__":
    main()
