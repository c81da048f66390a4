# MSc bioinformatics, assignment 2: "implement a deep network for regression
# WITHOUT frameworks".  Three hidden layers of equal size.
# Data: retention factor of peptides from (scaled) hydrophobicity and length.
import argparse
import numpy as np

ap = argparse.ArgumentParser()
ap.add_argument("--epochs", type=int, default=3000)
ap.add_argument("--width", type=int, default=20)
ap.add_argument("--lr", type=float, default=0.02)
args = ap.parse_args()

rng = np.random.RandomState(21)
hyd = rng.uniform(-1.5, 1.5, 400)
length = rng.uniform(-1.5, 1.5, 400)
rf = np.sin(2 * hyd) + 0.5 * length * hyd - 0.4 * length ** 2 + rng.normal(0, 0.05, 400)
X = np.array([hyd, length]).T
y = rf[:, None]

sizes = [2, args.width, args.width, args.width, 1]
Ws = [rng.randn(i, o) * np.sqrt(2.0 / i) for i, o in zip(sizes[:-1], sizes[1:])]
bs = [np.zeros((1, o)) for o in sizes[1:]]


def run(X):
    acts = [X]
    for k, (W, b) in enumerate(zip(Ws, bs)):
        z = acts[-1].dot(W) + b
        acts.append(z if k == len(Ws) - 1 else np.maximum(0.0, z))
    return acts


for epoch in range(args.epochs):
    acts = run(X)
    error = y - acts[-1]
    if epoch % 300 == 0:
        print("epoch %5d   loss %.5f" % (epoch, np.mean(error ** 2)))
    delta = 2.0 * error / len(X)
    for k in range(len(Ws) - 1, -1, -1):
        gW = acts[k].T.dot(delta)
        gb = delta.sum(axis=0, keepdims=True)
        if k > 0:
            delta = delta.dot(Ws[k].T) * (acts[k] > 0)
        Ws[k] += args.lr * gW
        bs[k] -= args.lr * gb

final = run(X)[-1]
print("R2", 1 - ((final - y) ** 2).sum() / ((y - y.mean()) ** 2).sum())
