"""Melt of a glacier tongue; layers as objects, settings by argparse."""
import argparse

import numpy as np


class Dense:
    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, d):
        self.dW, self.db = self.x.T @ d, d.sum(axis=0)
        return d @ self.W.T

    def update(self, rate):
        self.W -= rate * self.dW
        self.b -= rate * self.db


class LeakyReLU:
    def forward(self, x):
        self.slope = np.where(x > 0, 1.0, 0.1)
        return self.slope * x

    def backward(self, d):
        return self.slope * d

    def update(self, rate):
        pass


def run(layers, x):
    for layer in layers:
        x = layer.forward(x)
    return x


parser = argparse.ArgumentParser()
parser.add_argument("--hidden", type=int, default=32)
parser.add_argument("--rate", type=float, default=0.05)
parser.add_argument("--steps", type=int, default=2500)
args = parser.parse_args([])

rng = np.random.default_rng(6)
degrees = rng.uniform(-5, 15, 300)
sun = rng.uniform(50, 320, 300)
melt = 6.0 * np.maximum(degrees, 0) + 0.1 * sun + rng.normal(0, 3, 300)   # mm a day
x = np.column_stack([degrees / 6 - 0.8, (sun - 185) / 78])
t = ((melt - melt.mean()) / melt.std())[:, None]

layers = [Dense(2, args.hidden, rng), LeakyReLU(), Dense(args.hidden, args.hidden, rng),
          LeakyReLU(), Dense(args.hidden, 1, rng)]
for step in range(args.steps):
    error = run(layers, x) - t
    d = error / len(x)
    for layer in reversed(layers):
        d = layer.backward(d)
    for layer in layers:
        layer.update(args.rate)
out = run(layers, x)
print("mse", np.mean((out - t) ** 2))
