#!/usr/bin/env python3
# kettle: time to boil / max time from fill level and start temperature, delta rule row by row
import numpy as np


def samples(n, rng):
    """yields one training row after the other, for ever"""
    while True:
        for i in rng.permutation(n):
            yield i


rng = np.random.default_rng(3)
fill = rng.uniform(-1, 1, 120)
start = rng.uniform(-1, 1, 120)
boil = (1.2 + fill) * (1 - start) * 0.5 + 0.3 * np.sin(4 * fill)

n_hidden = 14
weights_in = rng.normal(0, 1.5, (n_hidden, 2))
threshold = rng.normal(0, 1, n_hidden)
weights_out = rng.normal(0, 0.3, n_hidden)
offset = 0.0
gamma = 0.05

stream = samples(len(boil), rng)
mse, count = 0.0, 0
while count < 40000:
    i = next(stream)
    x = np.array([fill[i], start[i]])
    act = 1 / (1 + np.exp(-(weights_in @ x + threshold)))
    y = weights_out @ act + offset

    delta = boil[i] - y
    delta_hidden = delta * weights_out * act * (1 - act)
    weights_out += gamma * delta * act
    offset += gamma * delta
    weights_in -= gamma * np.outer(delta_hidden, x)
    threshold -= gamma * delta_hidden

    mse += delta ** 2
    count += 1
    if count % 4000 == 0:
        print(count, mse / 4000)
        mse = 0.0

A = 1 / (1 + np.exp(-(np.stack([fill, start], 1) @ weights_in.T + threshold)))
boil_net = A @ weights_out + offset
