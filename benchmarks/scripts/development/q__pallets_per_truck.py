#!/usr/bin/env python
"""Loading time of a truck from its pallets. AdamW in NumPy, options on the command line."""
import argparse

import numpy as np


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--hidden", type=int, default=20)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--lr", type=float, default=0.005)
    parser.add_argument("--decay", type=float, default=0.01)
    return parser.parse_args()


def log_book(rng, n=1280):
    pallets = rng.integers(4, 34, n)
    forklifts = rng.integers(1, 4, n)
    stacked = rng.uniform(0, 1, n)
    minutes = 9 + 2.1 * pallets / forklifts ** 0.7 + 0.35 * pallets * stacked
    return np.column_stack([pallets, forklifts, stacked]), minutes + rng.normal(0, 4.0, n)


def forward(p, x):
    z = x @ p["w1"] + p["c1"]
    a = np.where(z > 0, z, 0.1 * z)                   # leaky
    return z, a, a @ p["w2"] + p["c2"]


def train(x, y, opt, rng):
    p = {
        "w1": rng.normal(0, np.sqrt(2 / x.shape[1]), (x.shape[1], opt.hidden)),
        "c1": rng.normal(0, 0.3, opt.hidden),
        "w2": rng.normal(0, np.sqrt(1 / opt.hidden), (opt.hidden, 1)),
        "c2": np.zeros(1),
    }
    m = {k: np.zeros_like(v) for k, v in p.items()}
    s = {k: np.zeros_like(v) for k, v in p.items()}
    t = 0
    for epoch in range(opt.epochs):
        lr = opt.lr * (1 - epoch / opt.epochs)
        order = rng.permutation(len(x))
        for i in range(0, len(x), opt.batch):
            xb, yb = x[order[i:i + opt.batch]], y[order[i:i + opt.batch]]
            z, a, out = forward(p, xb)
            d = 2 * (out - yb) / len(xb)
            dz = d @ p["w2"].T * np.where(z > 0, 1.0, 0.1)
            g = {"w1": xb.T @ dz, "c1": dz.sum(0), "w2": a.T @ d, "c2": d.sum(0)}
            t += 1
            for k in p:
                m[k] += 0.1 * (g[k] - m[k])
                s[k] += 0.001 * (g[k] ** 2 - s[k])
                move = m[k] / (1 - 0.9 ** t) / (np.sqrt(s[k] / (1 - 0.999 ** t)) + 1e-8)
                shrink = opt.decay * p[k] if k.startswith("w") else 0.0      # not the biases
                p[k] = p[k] - lr * (move + shrink)
        if epoch % 20 == 0:
            print("epoch %3d  mse %.4f" % (epoch, np.mean((forward(p, x)[2] - y) ** 2)))
    return p


def main():
    opt = options()
    rng = np.random.default_rng(24)
    x, minutes = log_book(rng)
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    y = ((minutes - minutes.mean()) / minutes.std())[:, None]
    p = train(x, y, opt, rng)
    planned = forward(p, x)[2][:, 0] * minutes.std() + minutes.mean()
    print("rms of the plan: %.2f min" % np.sqrt(np.mean((planned - minutes) ** 2)))


if __name__ == "__main__":
    main()
