#!/usr/bin/env python3
"""Fit resting pulse against training hours per week. usage: pulse.py --lr 0.1 --hidden 16"""
import argparse
import numpy as np


def parse_args():
    p = argparse.ArgumentParser()
    p.add_argument("--hidden", type=int, default=16)
    p.add_argument("--epochs", type=int, default=3000)
    p.add_argument("--lr", type=float, default=2.5)
    p.add_argument("--seed", type=int, default=13)
    return p.parse_args()


def get_data(n=200):
    hours = np.random.gamma(2.0, 2.0, (n, 1))
    pulse = 52 + 22 * np.exp(-hours / 4) + 0.5 * np.random.randn(n, 1)
    hours = (hours - hours.mean()) / hours.std()
    pulse = (pulse - pulse.mean()) / pulse.std()
    return hours, pulse


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train(x, t, args):
    w = np.random.randn(1, args.hidden) * 2
    b = np.random.randn(1, args.hidden)
    v = np.random.randn(args.hidden, 1) * 0.3
    c = np.zeros((1, 1))
    for epoch in range(args.epochs):
        h = sigmoid(x @ w + b)
        y = h @ v + c
        e = y - t
        if epoch % (args.epochs // 10) == 0:
            print("epoch %5d   mse %.4g" % (epoch, np.mean(e ** 2)))
        g = 2 * e / len(x)
        gh = (g @ v.T) * h * (1 - h)
        v = v - args.lr * (h.T @ g)
        c = c - args.lr * g.sum(0, keepdims=True)
        w = w - args.lr * (x.T @ gh)
        b = b - args.lr * gh.sum(0, keepdims=True)
    return w, b, v, c


def main():
    args = parse_args()
    np.random.seed(args.seed)
    x, t = get_data()
    w, b, v, c = train(x, t, args)
    fit = sigmoid(x @ w + b) @ v + c
    print("R2:", 1 - np.mean((fit - t) ** 2) / np.var(t))


if __name__ == "__main__":
    main()
