import argparse

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--hidden", type=int, default=32)
parser.add_argument("--epochs", type=int, default=5000)
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--warmup", type=int, default=200)
parser.add_argument("--seed", type=int, default=19)
args = parser.parse_args()

rng = np.random.default_rng(args.seed)
x = rng.uniform(-1, 1, (400, 2)).astype(np.float32)
y = np.exp(-2 * (x ** 2).sum(axis=1, keepdims=True)) + 0.5 * x[:, :1]
y = (y + rng.normal(0, 0.03, y.shape)).astype(np.float32)
mu, sd = y.mean(), y.std()
t = (y - mu) / sd

w1 = (1.2 * rng.standard_normal((2, args.hidden))).astype(np.float32)
b1 = (0.5 * rng.standard_normal(args.hidden)).astype(np.float32)
w2 = (rng.standard_normal((args.hidden, 1)) / np.sqrt(args.hidden)).astype(np.float32)
b2 = np.zeros(1, dtype=np.float32)
mom = [np.zeros_like(p) for p in (w1, b1, w2, b2)]

for epoch in range(args.epochs):
    if epoch < args.warmup:
        lr = args.lr * (epoch + 1) / args.warmup
    else:
        done = (epoch - args.warmup) / (args.epochs - args.warmup)
        lr = 0.5 * args.lr * (1 + np.cos(np.pi * done))
    lr = np.float32(lr)
    h = np.tanh(x @ w1 + b1)
    e = h @ w2 + b2 - t
    go = e * np.float32(2 / len(x))
    gh = go @ w2.T * (1 - h * h)
    for p, q, g in zip((w1, b1, w2, b2), mom, (x.T @ gh, gh.sum(0), h.T @ go, go.sum(0))):
        q *= np.float32(0.9)
        q -= lr * g
        p += q
    if epoch % 1000 == 0:
        print(f"{epoch} lr={lr:.4f} mse={np.mean(e * e):.5f}")

bump = (np.tanh(x @ w1 + b1) @ w2 + b2) * sd + mu
assert bump.dtype == np.float32
print("rmse", np.sqrt(np.mean((bump - y) ** 2)))
