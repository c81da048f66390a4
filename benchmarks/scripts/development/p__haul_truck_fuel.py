"""Fuel burn of haul trucks against road grade. Usage: python fuel.py --epochs 30"""
import argparse

import numpy as np


def load_trucks(n=300, seed=5):
    # payload fraction and grade of the ramp (both already in -1..1)
    r = np.random.default_rng(seed)
    payload = r.uniform(-1, 1, n)
    ramp = r.uniform(-1, 1, n)
    litres = 1.5 * np.maximum(0.0, ramp + 0.2) * (1.3 + payload) + 0.4 * payload ** 2
    litres = litres + r.normal(0, 0.05, n)
    return np.column_stack([payload, ramp]), litres[:, None]


def make_net(r, hidden):
    Win = r.normal(0, 1.0, (2, hidden))
    bin_ = r.normal(0, 0.5, hidden)
    Wout = r.normal(0, 1 / np.sqrt(hidden), (hidden, 1))
    return [Win, bin_, Wout, np.zeros(1)]


def run_net(net, X):
    h = np.tanh(X @ net[0] + net[1])
    return h, h @ net[2] + net[3]


def train(net, X, y, epochs, lr):
    for ep in range(epochs):
        h, out = run_net(net, X)
        err = out - y
        print(f"epoch {ep + 1}/{epochs}  mse={np.mean(err ** 2):.4f}")
        d = 2 * err / len(X)
        dh = (d @ net[2].T) * (1 - h ** 2)
        grads = [X.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]
        for p, g in zip(net, grads):
            p -= lr * g
    return net


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--epochs", type=int, default=15)
    ap.add_argument("--hidden", type=int, default=20)
    ap.add_argument("--lr", type=float, default=0.05)
    opt = ap.parse_args()

    X, y = load_trucks()
    net = make_net(np.random.default_rng(1), opt.hidden)
    net = train(net, X, y, opt.epochs, opt.lr)
    fuel = run_net(net, X)[1]
    print("mean abs error", np.abs(fuel - y).mean())
