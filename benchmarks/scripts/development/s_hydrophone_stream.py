"""Transmission loss at sea: batches come from a generator and are never seen twice."""
import itertools
import math

import numpy as np

rng = np.random.default_rng(1959)
BATCH, STEPS, TOP = 64, 5000, 0.08


def pings(size):
    """Endless stream of (features, loss in dB) with 2 dB of fading."""
    while True:
        km = 10 ** rng.uniform(-1, 2, size)
        khz = 10 ** rng.uniform(-0.5, 1.2, size)
        absorb = 0.11 * khz ** 2 / (1 + khz ** 2) + 0.011 * khz ** 2
        tl = 60 + 15 * np.log10(km) + absorb * np.minimum(km, 30) / 4
        feats = np.column_stack([(np.log10(km) - 0.5) / 0.87, (np.log10(khz) - 0.35) / 0.5])
        yield feats, (tl + rng.normal(0, 2.0, size))[:, None]


def cosine(step):
    warm = min(1.0, (step + 1) / 100)
    return TOP * warm * 0.5 * (1 + math.cos(math.pi * step / STEPS))


def net(p, x):
    h = np.tanh(x @ p["A"] + p["a"])
    return h, h @ p["B"] + p["b"]


def sgd(p, x, t, lr):
    h, out = net(p, x)
    d = 2 * (out - t) / len(x)
    dh = d @ p["B"].T * (1 - h ** 2)
    p["B"] -= lr * h.T @ d
    p["b"] -= lr * d.sum(0)
    p["A"] -= lr * x.T @ dh
    p["a"] -= lr * dh.sum(0)
    return np.mean((out - t) ** 2)


survey_x, survey_db = next(pings(600))
mid, spread = survey_db.mean(), survey_db.std()

p = {"A": rng.standard_normal((2, 20)), "a": rng.uniform(-1, 1, 20),
     "B": rng.standard_normal((20, 1)) * 0.2, "b": np.zeros(1)}
running = None
for step, (x, db) in enumerate(itertools.islice(pings(BATCH), STEPS)):
    mse = sgd(p, x, (db - mid) / spread, cosine(step))
    running = mse if running is None else 0.99 * running + 0.01 * mse
    if step % 500 == 0:
        print(f"{step:5d}  lr {cosine(step):.4f}  running mse {running:.4f}")

survey_hat = net(p, survey_x)[1] * spread + mid
print("survey rms (dB):", float(np.sqrt(np.mean((survey_hat - survey_db) ** 2))))
