"""Fit one pulse wave measured at the wrist: a small network is surely enough for one curve."""
import numpy as np

HIDDEN = 2


def pulse(t):
    main = np.exp(-((t - 0.25) / 0.08) ** 2)
    reflected = 0.5 * np.exp(-((t - 0.5) / 0.06) ** 2)
    third = 0.3 * np.exp(-((t - 0.75) / 0.05) ** 2)
    return main + reflected + third


def start(rng):
    centres = np.linspace(-1, 1, HIDDEN)
    w = np.full((1, HIDDEN), 8.0) + rng.normal(0, 1, (1, HIDDEN))
    b = -(w * centres)
    v = rng.normal(0, 0.3, (HIDDEN, 1))
    c = np.zeros((1, 1))
    return [w, b, v, c]


def predict(params, x):
    w, b, v, c = params
    return np.tanh(x @ w + b) @ v + c


def gradients(params, x, y):
    w, b, v, c = params
    s = np.tanh(x @ w + b)
    e = 2 * (s @ v + c - y) / len(x)
    back = (e @ v.T) * (1 - s ** 2)
    return [x.T @ back, back.sum(0, keepdims=True), s.T @ e, e.sum(0, keepdims=True)]


def adam(params, x, y, steps, lr=0.02):
    m = [np.zeros_like(p) for p in params]
    v = [np.zeros_like(p) for p in params]
    for t in range(1, steps + 1):
        for i, g in enumerate(gradients(params, x, y)):
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g * g
            params[i] -= lr * m[i] / (1 - 0.9 ** t) / (np.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8)
    return params


rng = np.random.default_rng(1)
t = np.linspace(0, 1, 200)[:, None]
x = 2 * t - 1
y = pulse(t)
params = adam(start(rng), x, y, 3000)
wave = predict(params, x)
print("largest error: %.3f" % np.abs(wave - y).max())
print("mean squared:  %.5f" % np.mean((wave - y) ** 2))
