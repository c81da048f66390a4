"""Vibration level above a metro tunnel: distance and speed. Cyclic learning rate with restarts."""
import math

import numpy as np


def simulate(n, rng):
    distance = rng.uniform(3, 60, n)
    speed = rng.uniform(20, 80, n)
    level = 95 - 14 * np.log10(distance) + 8 * np.log10(speed / 40) + 2 * np.cos(distance / 6)
    return distance, speed, level + rng.normal(0, 0.5, n)


def cyclic_rate(step, period=1000, high=0.15, low=0.005):
    phase = (step % period) / period
    return low + 0.5 * (high - low) * (1 + math.cos(math.pi * phase))


def network(theta, X):
    A, a, B, b = theta
    H = np.tanh(X @ A + a)
    return H, H @ B + b


def slope(theta, X, Y):
    A, a, B, b = theta
    H, F = network(theta, X)
    R = 2 * (F - Y) / Y.size
    S = (R @ B.T) * (1 - H * H)
    return X.T @ S, S.sum(axis=0), H.T @ R, R.sum(axis=0)


def optimise(theta, X, Y, steps):
    for k in range(steps):
        rate = cyclic_rate(k)
        theta = tuple(p - rate * g for p, g in zip(theta, slope(theta, X, Y)))
        if k % 500 == 0:
            print(f"{k:6d}  rate {rate:.4f}  mse {np.mean((network(theta, X)[1] - Y) ** 2):.5f}")
    return theta


rng = np.random.default_rng(2)
distance, speed, level = simulate(300, rng)
X = np.column_stack([np.log(distance), speed])
X = (X - X.mean(0)) / X.std(0)
Y = ((level - level.mean()) / level.std()).reshape(-1, 1)

theta = (rng.normal(0, 1.2, (2, 24)), rng.normal(0, 1, 24), rng.normal(0, 0.2, (24, 1)), np.zeros(1))
theta = optimise(theta, X, Y, 6000)
F = network(theta, X)[1]
print("std of residuals (dB):", np.std(F - Y) * level.std())
