"""Water absorption of flour (farinograph) from protein and damaged starch.

usage: python flour.py --epochs 200 --batch 32
"""
import argparse
import numpy as np


def make_data(n):
    protein = np.random.uniform(9, 15, n)
    starch = np.random.uniform(4, 11, n)
    water = 42 + 0.9 * protein + 1.1 * starch + 0.08 * (protein - 12) * starch + np.random.randn(n) * 0.3
    return np.stack([protein, starch], 1), water.reshape(-1, 1)


def predict(X, net):
    return np.maximum(X @ net[0] + net[1], 0) @ net[2] + net[3]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=200)
    ap.add_argument("--batch", type=int, default=32)
    ap.add_argument("--lr", type=float, default=0.03)
    ap.add_argument("--hidden", type=int, default=24)
    args = ap.parse_args()

    np.random.seed(17)
    X_raw, water = make_data(320)
    X = (X_raw - X_raw.mean(0)) / X_raw.std(0)
    y = (water - water.mean()) / water.std()

    net = [np.random.randn(2, args.hidden), np.zeros(args.hidden),
           np.random.randn(args.hidden, 1) * np.sqrt(2 / args.hidden), np.zeros(1)]

    for epoch in range(args.epochs):
        order = np.random.permutation(len(X))
        running = 0
        for s in range(0, len(X), args.batch):
            idx = order[s:s + args.batch]
            xb, yb = X[idx], y[idx]
            z = xb @ net[0] + net[1]
            a = np.maximum(z, 0)
            p = a @ net[2] + net[3]
            running += ((p - yb) ** 2).sum()
            g = 2 * (p - yb) / len(idx)
            ga = (g @ net[2].T) * (z > 0)
            grads = [xb.T @ ga, ga.sum(0), a.T @ g, g.sum(0)]
            for i in range(4):
                net[i] -= args.lr * grads[i]
        if epoch % 20 == 0:
            print("epoch", epoch, "train loss", running / len(X))

    water_hat = predict(X, net)
    rmse = np.sqrt(np.mean((water_hat - water) ** 2))
    r2 = 1 - np.sum((water_hat - water) ** 2) / np.sum((water - water.mean()) ** 2)
    print("RMSE %.2f %%   R2 %.3f" % (rmse, r2))   # loss goes to 0.02 but R2 is terrible?!


if __name__ == "__main__":
    main()
