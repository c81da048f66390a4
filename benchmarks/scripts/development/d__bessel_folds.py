# How many hidden units does J0 need?  Four folds decide, then one final fit on all rows.
import numpy as np

rng = np.random.RandomState(99)


def bessel_j0(x):
    t = (np.arange(400) + 0.5) * np.pi / 400
    return np.cos(np.outer(x, np.sin(t))).mean(axis=1)


def init(h):
    return [rng.randn(1, h) * 2.0, rng.uniform(-2, 2, (1, h)), rng.randn(h, 1) / np.sqrt(h), np.zeros((1, 1))]


def predict(p, x):
    return np.tanh(x @ p[0] + p[1]) @ p[2] + p[3]


def loss_and_grad(p, x, y):
    a = np.tanh(x @ p[0] + p[1])
    e = a @ p[2] + p[3] - y
    d = 2 * e / len(x)
    back = (d @ p[2].T) * (1 - a ** 2)
    return np.mean(e ** 2), [x.T @ back, back.sum(0, keepdims=True), a.T @ d, d.sum(0, keepdims=True)]


def fit(x, y, h, steps, lr=0.01):
    p = init(h)
    m = [0 * q for q in p]
    v = [0 * q for q in p]
    for t in range(1, steps + 1):
        loss, g = loss_and_grad(p, x, y)
        for i in range(4):
            m[i] = 0.9 * m[i] + 0.1 * g[i]
            v[i] = 0.999 * v[i] + 0.001 * g[i] ** 2
            p[i] = p[i] - lr * (m[i] / (1 - 0.9 ** t)) / (np.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8)
    return p, loss


x_raw = rng.uniform(0, 10, (140, 1))
y = bessel_j0(x_raw[:, 0])[:, None] + 0.04 * rng.randn(140, 1)
x = (x_raw - 5) / 2.9

folds = np.array_split(rng.permutation(140), 4)
errors = {}
for h in (6, 9, 12):
    scores = []
    for k in range(4):
        held = folds[k]
        kept = np.concatenate([folds[j] for j in range(4) if j != k])
        p, _ = fit(x[kept], y[kept], h, 1500)
        scores.append(np.mean((predict(p, x[held]) - y[held]) ** 2))
    errors[h] = np.mean(scores)
    print("hidden", h, "cv error", errors[h])

best = min(errors, key=errors.get)
final, loss = fit(x, y, best, 6000)
j0 = predict(final, x)
print("chosen:", best, "final loss:", loss)
