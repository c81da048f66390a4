"""Neural net from scratch, one sample at a time (exercise 4, part c)

The net should learn the sag of a loaded shelf. It finds a straight line.
"""
import math
import random

random.seed(12)

HIDDEN = 8
RATE = 0.02

# activation as a function, derivative as a function, so that we can swap them later
sigma = lambda s: s
dsigma = lambda s: 1.0

data = []
for k in range(60):
    pos = -1 + 2 * k / 59
    sag = math.cos(1.5 * math.pi * pos) * 0.8 + 0.3 * pos
    data.append((pos, sag))

w = [random.gauss(0, 1.5) for _ in range(HIDDEN)]
b = [random.gauss(0, 1) for _ in range(HIDDEN)]
v = [random.gauss(0, 0.4) for _ in range(HIDDEN)]
c = 0.0


def net(p):
    out = c
    for j in range(HIDDEN):
        out += v[j] * sigma(w[j] * p + b[j])
    return out


for sweep in range(1200):
    random.shuffle(data)
    sse = 0.0
    for p, t in data:
        s = [w[j] * p + b[j] for j in range(HIDDEN)]
        a = [sigma(sj) for sj in s]
        y = sum(v[j] * a[j] for j in range(HIDDEN)) + c
        e = y - t
        sse += e * e
        for j in range(HIDDEN):
            back = e * v[j] * dsigma(s[j])
            v[j] -= RATE * e * a[j]
            w[j] -= RATE * back * p
            b[j] -= RATE * back
        c -= RATE * e
    if sweep % 100 == 0:
        print(sweep, sse / len(data))

curve = [net(p) for p, t in data]
wanted = [t for p, t in data]
