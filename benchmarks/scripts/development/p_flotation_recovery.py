"""Copper recovery of a flotation bank.  Usage: python p_flotation_recovery.py [--epochs 60]"""
import argparse

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=60)
parser.add_argument("--batch", type=int, default=64)
parser.add_argument("--peak", type=float, default=0.1, help="highest learning rate")
parser.add_argument("--warmup", type=int, default=100, help="batches until the peak")
parser.add_argument("--seed", type=int, default=29)
args = parser.parse_args()

rng = np.random.default_rng(args.seed)


def plant_data(n):
    """Grind size (um), air (m3/min), collector (g/t), pH -> recovery in percent."""
    x = rng.uniform([60, 4, 10, 8.5], [180, 12, 60, 11.5], (n, 4))
    grind, air, collector, ph = x.T
    y = 88 - 0.0012 * (grind - 105) ** 2 + 5 * np.tanh((air - 7) / 2.5)
    y += 4 * (1 - np.exp(-collector / 15)) - 1.5 * (ph - 10.2) ** 2
    return x, (y + rng.normal(0, 1.0, n))[:, None]


def batches(x, y, size):
    order = rng.permutation(len(x))
    for i in range(0, len(x), size):
        pick = order[i:i + size]
        yield x[pick], y[pick]


x, recovery = plant_data(2000)
z = (x - x.mean(0)) / x.std(0)
shift, width = recovery.mean(), recovery.std()
target = (recovery - shift) / width

n_hid = 24
W1 = rng.normal(0, 0.5, (4, n_hid))
b1 = rng.normal(0, 0.5, n_hid)
W2 = rng.normal(0, 1 / np.sqrt(n_hid), (n_hid, 1))
b2 = np.zeros(1)

seen = 0
for epoch in range(args.epochs):
    sse = 0.0
    for xb, tb in batches(z, target, args.batch):
        seen += 1
        lr = args.peak * min(seen / args.warmup, np.sqrt(args.warmup / seen))
        h = np.tanh(xb @ W1 + b1)
        diff = h @ W2 + b2 - tb
        sse += float((diff ** 2).sum())
        g = 2 * diff / len(xb)
        gh = g @ W2.T * (1 - h ** 2)
        W2 -= lr * h.T @ g
        b2 -= lr * g.sum(0)
        W1 -= lr * xb.T @ gh
        b1 -= lr * gh.sum(0)
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1}: mse {sse / len(z):.4f}  lr {lr:.4f}")

predicted = (np.tanh(z @ W1 + b1) @ W2 + b2) * width + shift
print("rms error: %.2f percentage points" % np.sqrt(((predicted - recovery) ** 2).mean()))
