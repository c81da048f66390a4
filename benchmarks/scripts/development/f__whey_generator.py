"""Viscosity of whey concentrate against temperature and dry matter, mini-batches from a generator."""
import argparse

import numpy as np


def batches(x, y, size, rng):
    order = rng.permutation(len(x))
    for start in range(0, len(x), size):
        pick = order[start:start + size]
        yield x[pick], y[pick]


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--epochs", type=int, default=300)
    p.add_argument("--batch", type=int, default=20)
    p.add_argument("--lr", type=float, default=0.05)
    return p.parse_args()


def main():
    opt = parse()
    rng = np.random.default_rng(17)
    temp = rng.uniform(5, 60, 400)
    dry = rng.uniform(6, 30, 400)
    log_visc = 0.12 * dry - 0.02 * temp + 0.0012 * (dry - 18) ** 2 + rng.normal(0, 0.08, 400)

    x = np.column_stack([temp, dry])
    mu, sd = x.mean(0), x.std(0)
    x = (x - mu) / sd
    y = (log_visc - log_visc.mean())[:, None]

    w1 = rng.normal(0, 0.8, (2, 14))
    b1 = np.zeros(14)
    w2 = rng.normal(0, 0.3, (14, 1))
    b2 = np.zeros(1)

    for epoch in range(opt.epochs):
        rate = opt.lr / (1 + epoch / 100)      # slowly smaller steps
        running = 0.0
        for xb, yb in batches(x, y, opt.batch, rng):
            a = np.tanh(xb @ w1 + b1)
            r = a @ w2 + b2 - yb
            running += np.sum(r ** 2)
            g = 2 * r / len(xb)
            back = (g @ w2.T) * (1 - a ** 2)
            w2 -= rate * a.T @ g
            b2 -= rate * g.sum(0)
            w1 -= rate * xb.T @ back
            b1 -= rate * back.sum(0)
        if epoch % 50 == 0:
            print(f"epoch {epoch:4d}  loss {running / len(x):.5f}  rate {rate:.4f}")

    fit = np.tanh(x @ w1 + b1) @ w2 + b2
    print("R2", 1 - np.mean((fit - y) ** 2) / np.var(y))
    return fit, y


fit, y = main()
