import argparse
import csv
import os

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--file", default="measurements.csv")
parser.add_argument("--hidden", type=int, default=12)
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--epochs", type=int, default=3000)
args = parser.parse_args()

rng = np.random.default_rng(3)
if not os.path.exists(args.file):
    with open(args.file, "w", newline="") as f:
        writer = csv.writer(f)
        writer.writerow(["length", "width", "load"])
        for _ in range(250):
            l, w = rng.uniform(1, 4), rng.uniform(0.5, 2)
            writer.writerow([l, w, 12 * w ** 2 / l + rng.normal(0, 0.3)])

with open(args.file) as f:
    rows = list(csv.DictReader(f))
table = np.array([[float(r["length"]), float(r["width"]), float(r["load"])] for r in rows])
X, y = table[:, :2], table[:, 2:]
X = (X - X.mean(axis=0)) / X.std(axis=0)
y_mu, y_sd = y.mean(), y.std()
y = (y - y_mu) / y_sd

W1 = rng.normal(size=(2, args.hidden)) * 0.7
b1 = rng.normal(size=args.hidden) * 0.3
W2 = rng.normal(size=(args.hidden, 1)) * 0.3
b2 = np.zeros(1)
for epoch in range(args.epochs):
    h = np.tanh(X @ W1 + b1)
    pred = h @ W2 + b2
    err = pred - y
    if epoch % 500 == 0:
        print(f"{epoch}: mse = {np.mean(err ** 2):.5f}")
    g = 2 * err / len(y)
    gh = g @ W2.T * (1 - h * h)
    W2 -= args.lr * h.T @ g
    b2 -= args.lr * g.sum(axis=0)
    W1 -= args.lr * X.T @ gh
    b1 -= args.lr * gh.sum(axis=0)
