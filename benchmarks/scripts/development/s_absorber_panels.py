"""Absorption coefficient of porous panels from frequency and thickness."""
import numpy as np

rng = np.random.default_rng(125)


def impedance_tube(n):
    f = 10 ** rng.uniform(np.log10(100), np.log10(5000), n)
    d = rng.uniform(10, 100, n)                       # mm
    x = f * d / 40000.0
    alpha = 0.95 * x ** 1.3 / (0.35 + x ** 1.3)
    return f, d, alpha + rng.normal(0, 0.03, n)


def features(f, d):
    octave = np.log2(f / 1000.0)
    return np.stack([octave / 1.6, (d - 55.0) / 26.0], axis=1)


def he(fan_in, fan_out):
    return rng.standard_normal((fan_in, fan_out)) * np.sqrt(2.0 / fan_in)


def forward(p, x):
    z1 = x @ p[0] + p[1]
    h1 = np.maximum(z1, 0)
    return z1, h1, h1 @ p[2] + p[3]


def gradients(p, x, y):
    z1, h1, out = forward(p, x)
    d = (out - y) / len(x)
    dh = d @ p[2].T * (z1 > 0)
    loss = 0.5 * np.mean((out - y) ** 2)
    return loss, [x.T @ dh, dh.sum(0), h1.T @ d, d.sum(0)]


def adam_step(p, g, m, v, t, lr):
    for i in range(len(p)):
        m[i] = 0.9 * m[i] + 0.1 * g[i]
        v[i] = 0.999 * v[i] + 0.001 * g[i] ** 2
        p[i] -= lr * (m[i] / (1 - 0.9 ** t)) / (np.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8)


freq, thick, alpha = impedance_tube(384)
X, Y = features(freq, thick), alpha[:, None]
params = [he(2, 24), rng.uniform(-1, 1, 24), he(24, 1), np.full(1, alpha.mean())]
m = [np.zeros_like(w) for w in params]
v = [np.zeros_like(w) for w in params]
step, batch = 0, 32
for epoch in range(250):
    order = rng.permutation(len(X))
    total = 0.0
    for start in range(0, len(X), batch):
        rows = order[start:start + batch]
        step += 1
        loss, g = gradients(params, X[rows], Y[rows])
        adam_step(params, g, m, v, step, 5e-3 if epoch < 180 else 1e-3)
        total += loss * len(rows)
    if epoch % 25 == 0:
        print(f"epoch {epoch:3d}  half mse {total / len(X):.6f}")

predicted = forward(params, X)[2]
print("rms error of alpha:", np.sqrt(np.mean((predicted - Y) ** 2)))
