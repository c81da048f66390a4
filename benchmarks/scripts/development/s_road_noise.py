"""Road noise at 10 m: textbook formula plus a net for what the formula leaves out.

Loss: log cosh of the error (square near zero, absolute far away).
"""
import numpy as np

gen = np.random.default_rng(1010)


class Linear:
    def __init__(self, m, n, scale):
        self.p = [gen.standard_normal((m, n)) * scale, gen.uniform(-0.5, 0.5, n)]

    def __call__(self, x):
        self.seen = x
        return x @ self.p[0] + self.p[1]

    def back(self, d):
        self.g = [self.seen.T @ d, d.sum(0)]
        return d @ self.p[0].T


class Softplus:
    p, g = [], []

    def __call__(self, x):
        self.slope = 1 / (1 + np.exp(-x))
        return np.logaddexp(0, x)

    def back(self, d):
        return d * self.slope


def textbook(q, v):
    return 10 * np.log10(q) + 33 * np.log10(v + 40) - 26.8


n = 500
q = 10 ** gen.uniform(1.5, 3.5, n)            # vehicles per hour
v = gen.uniform(30, 130, n)                   # km/h
trucks = gen.uniform(0, 30, n)                # per cent
wet = gen.uniform(0, 1, n)
extra = 6 * np.log10(1 + trucks * (1 + 30 / v)) + 3.5 * wet * np.sin(np.pi * (v - 30) / 130)
level = textbook(q, v) + extra + gen.normal(0, 0.7, n)

X = np.column_stack([np.log10(q) - 2.5, (v - 80) / 29, (trucks - 15) / 8.7, (wet - 0.5) / 0.29])
known = textbook(q, v)[:, None]
Y = level[:, None]

net = [Linear(4, 20, 0.5), Softplus(), Linear(20, 1, 0.2)]
speed = [[np.zeros_like(p) for p in layer.p] for layer in net]
for it in range(5000):
    out = X
    for layer in net:
        out = layer(out)
    e = known + out - Y
    loss = np.mean(np.logaddexp(e, -e) - np.log(2))
    d = np.tanh(e) / n
    for layer in net[::-1]:
        d = layer.back(d)
    for layer, vs in zip(net, speed):
        for p, g, s in zip(layer.p, layer.g, vs):
            s *= 0.95
            s -= 0.02 * g
            p += s
    if it % 500 == 0:
        print(f"{it:5d}  log-cosh {loss:.4f}  rms {np.sqrt(np.mean(e ** 2)):.3f} dB")

correction = net[2](net[1](net[0](X)))
leq = (known + correction).ravel()
print("formula alone:", np.std(known.ravel() - level), "dB; with net:", np.std(leq - level), "dB")
