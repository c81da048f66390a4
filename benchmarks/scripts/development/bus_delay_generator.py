# Delay of line 12 at the terminus, stochastic gradient descent with a generator.
# The last batch is smaller than the others, the rate falls every 50 epochs.
import numpy as np


def batches(x, y, size, rng):
    order = rng.permutation(x.shape[0])
    for first in range(0, len(order), size):
        take = order[first:first + size]
        yield x[take], y[take]


def delays(rng, n=730):
    hour = rng.uniform(5, 24, n)
    rain = rng.exponential(1.0, n)
    passengers = rng.normal(60, 20, n)
    late = 2 + 6 * np.exp(-((hour - 8) / 2.0) ** 2) + 5 * np.exp(-((hour - 17) / 2.6) ** 2)
    late += 1.5 * np.tanh(rain) + 0.04 * passengers
    return np.c_[(hour - 14.5) / 5.5, rain - 1, (passengers - 60) / 20], late


rng = np.random.default_rng(12)
X, clean = delays(rng)
y = clean + rng.normal(0, 0.7, len(clean))
ym, ys = y.mean(), y.std()
t = (y - ym) / ys

w = {"a": rng.normal(0, 1.0, (3, 40)), "b": rng.normal(0, 1.0, 40),
     "c": rng.normal(0, 0.15, 40), "d": 0.0}
lr = 0.2
for epoch in range(1, 301):
    for xb, tb in batches(X, t, 32, rng):
        h = np.tanh(xb @ w["a"] + w["b"])
        r = (h @ w["c"] + w["d"] - tb) / len(tb)
        g = np.outer(r, w["c"]) * (1 - h * h)
        w["c"] -= lr * (h.T @ r)
        w["d"] -= lr * r.sum()
        w["a"] -= lr * (xb.T @ g)
        w["b"] -= lr * g.sum(axis=0)
    if epoch % 50 == 0:
        lr *= 0.6
        out = np.tanh(X @ w["a"] + w["b"]) @ w["c"] + w["d"]
        print(f"epoch {epoch}: loss {np.mean((out - t) ** 2):.4f}, next rate {lr:.4f}")

minutes = ys * (np.tanh(X @ w["a"] + w["b"]) @ w["c"] + w["d"]) + ym
print("standard error: %.2f min" % np.std(minutes - y))
