#!/usr/bin/env python3
import argparse

import numpy as np


def parse():
    p = argparse.ArgumentParser(description="Fit a small MLP to the wing test data")
    p.add_argument("--hidden", type=int, default=24)
    p.add_argument("--lr", type=float, default=1e-5)
    p.add_argument("--iters", type=int, default=3000)
    p.add_argument("--seed", type=int, default=0)
    return p.parse_args()


def wing_data(rs, n=250):
    alpha = rs.uniform(-8, 22, n)                 # angle of attack, degrees
    stall = 1 / (1 + np.exp(-(alpha - 14) / 1.5))
    cl = 0.11 * alpha * (1 - stall) + 0.7 * stall
    cl += rs.normal(0, 0.03, n)
    return alpha[:, None], cl[:, None]


def init(rs, d, h):
    return {
        "W": rs.randn(d, h) * np.sqrt(2.0 / d),
        "b": rs.randn(h),
        "v": rs.randn(h, 1) * np.sqrt(1.0 / h),
        "c": np.zeros(1),
    }


def predict(p, X):
    return np.tanh(X @ p["W"] + p["b"]) @ p["v"] + p["c"]


def loss_and_grad(p, X, Y):
    A = np.tanh(X @ p["W"] + p["b"])
    R = A @ p["v"] + p["c"] - Y
    dR = 2 * R / len(X)
    dZ = dR @ p["v"].T * (1 - A * A)
    return np.mean(R ** 2), {"W": X.T @ dZ, "b": dZ.sum(0), "v": A.T @ dR, "c": dR.sum(0)}


def main():
    args = parse()
    rs = np.random.RandomState(args.seed)
    X, Y = wing_data(rs)
    X = (X - X.mean()) / X.std()
    Y = (Y - Y.mean()) / Y.std()
    p = init(rs, 1, args.hidden)
    for k in range(args.iters):
        loss, grad = loss_and_grad(p, X, Y)
        for name in p:
            p[name] -= args.lr * grad[name]
        if k % 500 == 0:
            print("iter %5d   loss %.5f" % (k, loss))
    fitted = predict(p, X)
    print("rms error (in sigmas):", np.sqrt(np.mean((fitted - Y) ** 2)))


if __name__ == "__main__":
    main()
