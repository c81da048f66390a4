#!/usr/bin/env python3
"""Watts on the road from speed, slope and headwind, for the rides without a power meter."""
import argparse
import numpy as np


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hidden", type=int, default=20)
    parser.add_argument("--epochs", type=int, default=150)
    parser.add_argument("--batch", type=int, default=50)
    parser.add_argument("--lr", type=float, default=0.08)
    parser.add_argument("--seed", type=int, default=5)
    return parser.parse_args()


def rides(rng, n=1000):
    speed = rng.uniform(3, 13, n)
    slope = rng.uniform(-0.01, 0.08, n)
    head = rng.uniform(-3, 5, n)
    air = 0.5 * 1.2 * 0.35 * (speed + head) * np.abs(speed + head)
    watts = speed * (82 * 9.81 * (slope + 0.005) + air)
    return np.column_stack([speed, slope, head]), watts


def backprop(net, x, t):
    a1 = x @ net["w1"] + net["b1"]
    h = np.where(a1 > 0, a1, 0.1 * a1)  # leaky
    y = h @ net["w2"] + net["b2"]
    dy = 2 * (y - t) / len(t)
    dh = dy @ net["w2"].T
    da = np.where(a1 > 0, dh, 0.1 * dh)
    grads = {"w1": x.T @ da, "b1": da.sum(0), "w2": h.T @ dy, "b2": dy.sum(0)}
    return y, np.mean((y - t) ** 2), grads


def main():
    args = options()
    rng = np.random.default_rng(args.seed)
    x, watts = rides(rng)
    watts = watts + rng.normal(0, 15, len(watts))
    x = (x - x.mean(0)) / x.std(0)
    t = ((watts - watts.mean()) / watts.std())[:, None]

    net = {
        "w1": rng.normal(0, 0.8, (3, args.hidden)),
        "b1": rng.normal(0, 0.5, args.hidden),
        "w2": rng.normal(0, 0.25, (args.hidden, 1)),
        "b2": np.zeros(1),
    }
    for epoch in range(args.epochs):
        lr = args.lr * (1.0 if epoch < args.epochs // 2 else 0.2)
        order = rng.permutation(len(x))
        for k in range(0, len(x), args.batch):
            rows = order[k:k + args.batch]
            _, loss, grads = backprop(net, x[rows], t[rows])
            for name, grad in grads.items():
                net[name] -= lr * grad
        if epoch % 25 == 0:
            print(epoch, round(loss, 5))
    guess = backprop(net, x, t)[0][:, 0] * watts.std() + watts.mean()
    print("mean error %.1f W" % np.abs(guess - watts).mean())


if __name__ == "__main__":
    main()
