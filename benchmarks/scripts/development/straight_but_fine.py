#!/usr/bin/env python3
"""Calibrate a load cell. The relation is a straight line, the net finds it too (compare with polyfit)."""
import sys
import numpy as np


def main(argv):
    steps = int(argv[1]) if len(argv) > 1 else 1500
    rnd = np.random.default_rng(1357)
    counts = rnd.uniform(-1, 1, (80, 1))
    newton = 0.7 * counts - 0.2 + rnd.normal(0, 0.05, counts.shape)

    W = [rnd.normal(0, 0.7, (1, 5)), rnd.normal(0, 0.4, (5, 1))]
    B = [np.zeros((1, 5)), np.zeros((1, 1))]
    eta = 0.1
    for s in range(steps):
        hid = np.arctan(counts @ W[0] + B[0])
        fit = hid @ W[1] + B[1]
        grad = 2 / len(fit) * (fit - newton)
        grad_hid = grad @ W[1].T / (1 + (counts @ W[0] + B[0]) ** 2)
        W[1] -= eta * hid.T @ grad
        B[1] -= eta * grad.sum(axis=0, keepdims=True)
        W[0] -= eta * counts.T @ grad_hid
        B[0] -= eta * grad_hid.sum(axis=0, keepdims=True)
        if s % 250 == 0:
            sys.stdout.write("%6d %.6f\n" % (s, np.mean((fit - newton) ** 2)))

    slope, offset = np.polyfit(counts[:, 0], newton[:, 0], 1)
    line = slope * counts + offset
    sys.stdout.write("largest difference to the line: %.4f\n" % np.abs(line - fit).max())


if __name__ == "__main__":
    main(sys.argv[:1])
