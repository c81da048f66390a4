import math
import numpy as np

rng = np.random.RandomState(44)


def rate(step, total, highest=0.2, lowest=0.001):
    """cosine annealing with a short warm-up"""
    if step < 100:
        return highest * (step + 1) / 100
    return lowest + 0.5 * (highest - lowest) * (1 + math.cos(math.pi * step / total))


def features(n):
    # humidity sensor: capacitance, temperature, supply voltage
    c = rng.uniform(-1, 1, n)
    t = rng.uniform(-1, 1, n)
    u = rng.uniform(-1, 1, n)
    rh = 0.6 * c + 0.3 * c * t + 0.2 * np.sin(4 * u) + 0.02 * rng.randn(n)
    return np.vstack((c, t, u)).T, rh.reshape(n, 1)


def net(p, X):
    hidden = 1 / (1 + np.exp(-(X.dot(p[0]) + p[1])))
    return hidden, hidden.dot(p[2]) + p[3]


def backprop(p, X, y):
    hidden, out = net(p, X)
    e = (out - y) / len(y)
    back = e.dot(p[2].T) * hidden * (1 - hidden)
    return [X.T.dot(back), back.sum(0), hidden.T.dot(e), e.sum(0)]


X, y = features(400)
p = [rng.randn(3, 30) * 2.5, rng.randn(30), rng.randn(30, 1) * 0.2, np.zeros(1)]
total = 6000
momentum = [0.0] * 4
for step in range(total):
    grads = backprop(p, X, y)
    momentum = [0.9 * mo + g for mo, g in zip(momentum, grads)]
    p = [w - rate(step, total) * mo for w, mo in zip(p, momentum)]
    if step % 600 == 0:
        print(step, "%.4f" % rate(step, total), 0.5 * np.mean((net(p, X)[1] - y) ** 2))

_, rh_net = net(p, X)
print("rms", np.sqrt(np.mean((rh_net - y) ** 2)))
