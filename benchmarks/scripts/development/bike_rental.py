import argparse

import numpy as np


def parse_args():
    ap = argparse.ArgumentParser(description="bikes rented per hour, from hour of day and temperature")
    ap.add_argument("--hidden", type=int, default=32)
    ap.add_argument("--lr", type=float, default=1e-3)
    ap.add_argument("--epochs", type=int, default=40)
    ap.add_argument("--batch-size", type=int, default=64)
    ap.add_argument("--seed", type=int, default=0)
    return ap.parse_args()


def get_data(rng, n=1000):
    hour = rng.uniform(0, 24, n)
    temp = rng.normal(14, 8, n)
    rush = np.exp(-((hour - 8) / 1.8) ** 2) + 1.2 * np.exp(-((hour - 17.5) / 2.2) ** 2)
    count = 60 + 300 * rush + 4 * temp + rng.normal(0, 10, n)
    X = np.stack([(hour - 12) / 6, (temp - 14) / 8], axis=1)
    return X, count[:, None] / 100


def forward(theta, X):
    H = np.tanh(X @ theta["W"] + theta["b"])
    return H, H @ theta["V"] + theta["c"]


def grads(theta, X, y):
    H, out = forward(theta, X)
    d = 2 * (out - y) / len(X)
    dH = d @ theta["V"].T * (1 - H**2)
    return {"V": H.T @ d, "c": d.sum(0), "W": X.T @ dH, "b": dH.sum(0)}


def main():
    args = parse_args()
    rng = np.random.default_rng(args.seed)
    X, y = get_data(rng)
    k = args.hidden
    theta = {"W": rng.normal(0, 2, (2, k)), "b": rng.normal(0, 2, k),
             "V": rng.normal(0, 0.1, (k, 1)), "c": np.zeros(1)}
    for epoch in range(args.epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), args.batch_size):
            idx = order[start:start + args.batch_size]
            g = grads(theta, X[idx], y[idx])
            for name in theta:
                theta[name] -= args.lr * g[name]
        if epoch % 10 == 0:
            print(epoch, np.mean((forward(theta, X)[1] - y) ** 2))
    estimate = forward(theta, X)[1]
    print("mean absolute error:", 100 * np.abs(estimate - y).mean(), "bikes")


if __name__ == "__main__":
    main()
