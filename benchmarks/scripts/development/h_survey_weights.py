# household heating demand: every row stands for a different number of households
import numpy as np
from numpy.random import default_rng

rng = default_rng(77)


def load(n=400):
    area = rng.uniform(35, 220, n)
    outside = rng.uniform(-12, 15, n)
    kwh = 0.012 * area * np.maximum(18 - outside, 0) + 0.02 * area + 2 + rng.normal(0, 1.5, n)
    households = rng.integers(1, 9, n)
    return np.stack([area, outside], axis=1), kwh, households


def standardise(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def init(d, h):
    return [rng.normal(0, d ** -0.5, (d, h)), rng.normal(0, 0.1, h),
            rng.normal(0, h ** -0.5, h), 0.0]


def forward(p, X):
    W, b, v, c = p
    H = np.tanh(X @ W + b)
    return H @ v + c, H


def weighted_grad(p, X, y, w):
    """Gradient of sum(w * (f - y)^2) / sum(w)."""
    out, H = forward(p, X)
    e = 2 * w * (out - y) / w.sum()
    back = np.outer(e, p[2]) * (1 - H ** 2)
    return [X.T @ back, back.sum(0), H.T @ e, e.sum()]


def train(X, y, w, steps=3000, lr=0.01):
    p = init(X.shape[1], 20)
    m = [0.0 * q for q in p]
    s = [0.0 * q for q in p]
    for t in range(1, steps + 1):
        for i, g in enumerate(weighted_grad(p, X, y, w)):
            m[i] = 0.9 * m[i] + 0.1 * g
            s[i] = 0.999 * s[i] + 0.001 * g ** 2
            p[i] = p[i] - lr * (m[i] / (1 - 0.9 ** t)) / (np.sqrt(s[i] / (1 - 0.999 ** t)) + 1e-8)
    return p


X_raw, kwh, households = load()
X, y = standardise(X_raw), standardise(kwh)
p = train(X, y, households.astype(float))
estimate, _ = forward(p, X)
print("weighted mse", np.average((estimate - y) ** 2, weights=households))
