"""Hours of sleep against age and caffeine: people differ, so most of the scatter stays."""
import numpy as np


def load(n=450, seed=60):
    rng = np.random.default_rng(seed)
    age = rng.uniform(18, 80, n)
    cups = rng.poisson(2.2, n).astype(float)
    sleep = 8.2 - 0.9 * np.sin((age - 18) / 14) - 0.35 * cups + rng.normal(0, 0.8, n)
    return np.column_stack([age, cups]), sleep[:, None]


def standardise(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def predict(p, x):
    return np.tanh(x @ p[0] + p[1]) @ p[2] + p[3]


def loss_and_grad(p, x, y):
    h = np.tanh(x @ p[0] + p[1])
    r = h @ p[2] + p[3] - y
    d = r / len(x)
    dh = d @ p[2].T * (1 - h * h)
    return 0.5 * np.mean(r ** 2), [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]


def adam(p, x, y, steps=1500, lr=0.01, b1=0.9, b2=0.999):
    m = [np.zeros_like(q) for q in p]
    v = [np.zeros_like(q) for q in p]
    for t in range(1, steps + 1):
        loss, grad = loss_and_grad(p, x, y)
        for i, g in enumerate(grad):
            m[i] = b1 * m[i] + (1 - b1) * g
            v[i] = b2 * v[i] + (1 - b2) * g ** 2
            p[i] -= lr * (m[i] / (1 - b1 ** t)) / (np.sqrt(v[i] / (1 - b2 ** t)) + 1e-8)
        if t % 250 == 0:
            print(t, "loss", round(loss, 4))
    return p


raw_x, sleep = load()
x, y = standardise(raw_x), standardise(sleep)
rng = np.random.default_rng(61)
start = [rng.normal(0, 0.8, (2, 12)), np.zeros(12), rng.normal(0, 0.3, (12, 1)), np.zeros(1)]
params = adam(start, x, y)
hours = predict(params, x) * sleep.std() + sleep.mean()
print("typical error in hours:", np.abs(hours - sleep).mean())
