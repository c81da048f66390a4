#!/usr/bin/env python3
"""Fit the Runge function with a 1-H-1 network. Run with --help for options."""
import argparse

import numpy as np


def runge(x):
    return 1.0 / (1.0 + 25.0 * x ** 2)


def build(hidden, rng):
    return {"w": rng.uniform(-8, 8, size=(1, hidden)), "b": rng.uniform(-4, 4, size=hidden),
            "v": rng.normal(size=(hidden, 1)) / hidden, "c": np.zeros(1)}


def forward(net, x):
    act = np.tanh(x @ net["w"] + net["b"])
    return act, act @ net["v"] + net["c"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--hidden", type=int, default=30)
    parser.add_argument("--epochs", type=int, default=3000)
    parser.add_argument("--lr", type=float, default=0.9)
    parser.add_argument("--points", type=int, default=101)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()

    rng = np.random.default_rng(args.seed)
    x = np.linspace(-1, 1, args.points).reshape(-1, 1)
    y = runge(x)
    net = build(args.hidden, rng)

    for epoch in range(1, args.epochs + 1):
        act, out = forward(net, x)
        residual = out - y
        loss = np.mean(residual ** 2)

        grad_out = 2 * residual / args.points
        grad_act = grad_out @ net["v"].T * (1 - act ** 2)
        net["v"] -= args.lr * (act.T @ grad_out)
        net["c"] -= args.lr * grad_out.sum(axis=0)
        net["w"] -= args.lr * (x.T @ grad_act)
        net["b"] -= args.lr * grad_act.sum(axis=0)

        if epoch % 300 == 0:
            print("epoch %5d   mse %.3e" % (epoch, loss))

    _, fitted = forward(net, x)
    print("max deviation", np.abs(fitted - y).max())


if __name__ == "__main__":
    main()
