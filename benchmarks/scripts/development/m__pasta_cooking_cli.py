"""How soft is the pasta? Texture index from cooking time and thickness.

usage: python pasta.py --epochs 100 --lr 1.5
"""
import argparse

import numpy as np


def get_data(n):
    minutes = np.random.uniform(3, 16, n)
    mm = np.random.uniform(1.2, 2.2, n)
    texture = 10 / (1 + np.exp(minutes - 5.5 * mm + 1.0)) + 0.15 * np.random.randn(n)
    X = np.array([(minutes - 9.5) / 3.75, (mm - 1.7) / 0.29]).T
    return X, (texture / 5 - 1)[:, np.newaxis]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=1.5)
    parser.add_argument("--epochs", type=int, default=150)
    parser.add_argument("--batch", type=int, default=25)
    parser.add_argument("--hidden", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    np.random.seed(args.seed)
    X, Y = get_data(400)
    W = np.random.randn(2, args.hidden) * 0.7
    b = np.zeros(args.hidden)
    V = np.random.randn(args.hidden, 1) * 0.2
    c = np.zeros(1)

    for epoch in range(args.epochs):
        order = np.random.permutation(len(X))
        for k in range(0, len(X), args.batch):
            i = order[k:k + args.batch]
            H = np.maximum(X[i] @ W + b, 0)
            D = 2 * (H @ V + c - Y[i]) / len(i)
            B = (D @ V.T) * (H > 0)
            V -= args.lr * (H.T @ D)
            c -= args.lr * D.sum(0)
            W -= args.lr * (X[i].T @ B)
            b -= args.lr * B.sum(0)
        if epoch % 15 == 0:
            out = np.maximum(X @ W + b, 0) @ V + c
            print(epoch, "loss", ((out - Y) ** 2).mean())

    pred = np.maximum(X @ W + b, 0) @ V + c
    print("final loss", ((pred - Y) ** 2).mean())


if __name__ == "__main__":
    main()
