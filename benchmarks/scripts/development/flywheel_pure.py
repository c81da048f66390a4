#!/usr/bin/env python3
# spin-down of a flywheel: rpm (thousands) at time t (min) for bearing preload p. No numpy on the lab PC
from math import exp, tanh
from random import Random

r = Random(2718)


def dot(a, b):
    return sum(i * j for i, j in zip(a, b))


def measure(t, p):
    return 3.0 * exp(-(0.5 + 0.4 * p) * t) - 1.0 + r.gauss(0, 0.02)


log = [(t, p, measure(t, p)) for t, p in ((r.uniform(0, 3), r.uniform(-1, 1)) for _ in range(180))]

SIZE = 8
hidden = [[r.gauss(0, 0.8) for _ in range(3)] for _ in range(SIZE)]     # t, p, constant
output = [r.gauss(0, 0.4) for _ in range(SIZE + 1)]


def run(t, p):
    x = [t - 1.5, p, 1.0]
    h = [tanh(dot(row, x)) for row in hidden] + [1.0]
    return x, h, dot(output, h)


eta = 0.05
for sweep in range(120):
    eta *= 0.985
    r.shuffle(log)
    cost = 0.0
    for t, p, rpm in log:
        x, h, y = run(t, p)
        err = y - rpm
        cost += err ** 2
        deltas = [err * output[k] * (1 - h[k] ** 2) for k in range(SIZE)]
        for k in range(SIZE + 1):
            output[k] -= eta * err * h[k]
        for k in range(SIZE):
            for i in range(3):
                hidden[k][i] -= eta * deltas[k] * x[i]
    if sweep % 20 == 0:
        print("sweep", sweep, "mse", cost / len(log))

model_rpm = [run(t, p)[2] for t, p, _ in log]
real_rpm = [z for _, _, z in log]
