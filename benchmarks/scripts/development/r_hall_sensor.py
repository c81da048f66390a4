#!/usr/bin/env python3
"""Linearise a Hall sensor: magnet position (mm) -> voltage. Numbers as in the datasheet."""
import numpy as np

position = np.linspace(-4, 4, 161).reshape(-1, 1)
field = position / (1 + position ** 2 / 3) ** 1.5
volt = 2.5 + 1.8 * field + np.random.normal(0, 0.01, position.shape)

H = 10
W = np.random.normal(0, 1.0, (1, H))
b = np.random.uniform(-3, 3, (1, H))
V = np.random.normal(0, 0.3, (H, 1))
c = np.array([[2.5]])          # sensor at rest

RATE = 0.0005                   # small, because I sum over all the positions
for sweep in range(15000):
    g = np.tanh(position @ W + b)
    estimate = g @ V + c
    missing = volt - estimate              # what is still missing, so everything is *added*
    back = (missing @ V.T) * (1 - g * g)

    V += RATE * g.T @ missing
    c += RATE * missing.sum()
    W += RATE * position.T @ back
    b += RATE * back.sum(axis=0)

    if sweep % 2500 == 0:
        print(f"{sweep:6d}  sum of squares {np.sum(missing ** 2):.5f}")

print("largest deviation: %.1f mV" % (1000 * np.abs(missing).max()))
for p, v, e in zip(position[::20, 0], volt[::20, 0], estimate[::20, 0]):
    print("%5.1f mm  %.3f V  %.3f V" % (p, v, e))
