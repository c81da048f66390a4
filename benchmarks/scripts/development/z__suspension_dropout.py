# viscosity of a suspension, ML course project: mini-batches, float32, inverted dropout
import numpy as np

rng = np.random.default_rng(31)
f32 = np.float32


def make(n):
    phi = rng.uniform(0.02, 0.45, n)                      # solids fraction
    log_shear = rng.uniform(-1, 3, n)
    size = rng.uniform(1, 30, n)
    y = -2.0 * np.log(1 - phi / 0.6) - 0.35 * phi * 4 * np.tanh(log_shear - 1) - 0.1 * np.log(size)
    x = np.stack([(phi - 0.235) / 0.124, (log_shear - 1) / 1.15, (size - 15.5) / 8.4], axis=1)
    return x.astype(f32), (y + rng.normal(0, 0.06, n)).astype(f32)


X, y = make(2400)
X_test, y_test = make(600)
y_mean, y_std = y.mean(), y.std()
t = (y - y_mean) / y_std

n_hidden, keep = 64, 0.9
W1 = (rng.standard_normal((3, n_hidden)) * np.sqrt(2 / 3)).astype(f32)
b1 = (0.5 * rng.standard_normal(n_hidden)).astype(f32)
W2 = (rng.standard_normal(n_hidden) * np.sqrt(1 / n_hidden)).astype(f32)
b2 = f32(0)


def forward(X, training):
    a = np.maximum(X @ W1 + b1, 0)
    if training:
        mask = (rng.random(a.shape) < keep).astype(f32) / f32(keep)
        a = a * mask
    else:
        mask = None
    return a, mask, a @ W2 + b2


batch = 40
for epoch in range(150):
    lr = f32(0.02 * (1 - epoch / 150) + 0.0005)
    perm = rng.permutation(len(X))
    for k in range(0, len(X), batch):
        idx = perm[k:k + batch]
        a, mask, out = forward(X[idx], True)
        g = 2 * (out - t[idx]) / f32(batch)
        ga = np.outer(g, W2) * mask * (a > 0)
        W2 -= lr * (a.T @ g)
        b2 -= lr * g.sum()
        W1 -= lr * (X[idx].T @ ga)
        b1 -= lr * ga.sum(axis=0)
    if epoch % 30 == 0:
        print(epoch, "train", np.mean((forward(X, False)[2] - t) ** 2))

y_hat = forward(X_test, False)[2] * y_std + y_mean
print("test rmse", np.sqrt(np.mean((y_hat - y_test) ** 2)))
