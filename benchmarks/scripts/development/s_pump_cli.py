#!/usr/bin/env python3
"""Efficiency map of a centrifugal pump.  pump_cli.py --hidden 20 --steps 3000"""
import argparse

import numpy as np


def bench_test(rng, n):
    flow = rng.uniform(20, 200, n)            # m3/h
    rpm = rng.uniform(900, 1800, n)
    best = 120 * rpm / 1450
    eta = 78 - 55 * ((flow - best) / 120) ** 2 - 3 * ((rpm - 1450) / 450) ** 2
    return np.column_stack([flow, rpm]), eta + rng.normal(0, 1.5, n)


def forward(net, x):
    hidden = np.tanh(x @ net["w1"] + net["b1"])
    return hidden, hidden @ net["w2"] + net["b2"]


def backward(net, x, hidden, delta):
    inner = np.outer(delta, net["w2"]) * (1 - hidden ** 2)
    return {"w1": x.T @ inner, "b1": inner.sum(axis=0), "w2": hidden.T @ delta, "b2": delta.sum()}


def rmsprop(net, grad, cache, lr):
    for key, g in grad.items():
        cache[key] = 0.95 * cache[key] + 0.05 * g * g
        net[key] = net[key] - lr * g / (np.sqrt(cache[key]) + 1e-6)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hidden", type=int, default=16)
    parser.add_argument("--steps", type=int, default=5000)
    parser.add_argument("--rate", type=float, default=0.01)
    parser.add_argument("--tests", type=int, default=500)
    args = parser.parse_args()

    rng = np.random.default_rng(50)
    X, eta = bench_test(rng, args.tests)
    x = (X - X.mean(axis=0)) / X.std(axis=0)
    y = (eta - eta.mean()) / eta.std()
    net = {"w1": rng.normal(0, 0.7, (2, args.hidden)), "b1": rng.normal(0, 0.5, args.hidden),
           "w2": rng.normal(0, 0.25, args.hidden), "b2": 0.0}
    cache = {key: 0.0 for key in net}
    for step in range(args.steps):
        hidden, out = forward(net, x)
        error = out - y
        rate = args.rate / (1 + 5 * step / args.steps) ** 2
        rmsprop(net, backward(net, x, hidden, 2 * error / len(y)), cache, rate)
        if step % 500 == 0:
            print(f"step {step:5d}  mse {np.mean(error ** 2):.5f}")

    eta_hat = forward(net, x)[1] * eta.std() + eta.mean()
    best = np.argmax(eta_hat)
    print(f"best point {eta_hat[best]:.1f} % at {X[best, 0]:.0f} m3/h, {X[best, 1]:.0f} rpm")


if __name__ == "__main__":
    main()
