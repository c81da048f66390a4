"""Freeness after the refiner (ml CSF), mini-batch SGD with step decay. Process control, PM2."""
import numpy as np

rng = np.random.default_rng(202)


def make_batches(x, y, size):
    order = rng.permutation(len(x))
    for start in range(0, len(x), size):
        pick = order[start:start + size]
        yield x[pick], y[pick]


energy = rng.uniform(40, 220, 500)          # kWh/t
consistency = rng.uniform(3.0, 5.0, 500)    # percent
freeness = 620 * np.exp(-energy / 130) + 35 * (consistency - 4) ** 2 * energy / 100
freeness = freeness + rng.normal(0, 15, 500)

x = np.column_stack([energy, consistency])
x = (x - x.mean(axis=0)) / x.std(axis=0)
y_mean, y_std = freeness.mean(), freeness.std()
y = ((freeness - y_mean) / y_std)[:, np.newaxis]

w1 = rng.normal(0, np.sqrt(2 / 2), (2, 24))
b1 = np.zeros(24)
w2 = rng.normal(0, np.sqrt(2 / 24), (24, 1))
b2 = np.zeros(1)

lr = 0.05
for epoch in range(200):
    if epoch in (100, 150):
        lr *= 0.3
    for xb, yb in make_batches(x, y, 25):
        z = xb @ w1 + b1
        a = np.maximum(z, 0)
        delta = (a @ w2 + b2 - yb) / len(xb)       # derivative of half the mean square
        delta_hidden = (delta @ w2.T) * (z > 0)
        w2 -= lr * (a.T @ delta)
        b2 -= lr * delta.sum(axis=0)
        w1 -= lr * (xb.T @ delta_hidden)
        b1 -= lr * delta_hidden.sum(axis=0)
    if epoch % 20 == 0:
        fit = np.maximum(x @ w1 + b1, 0) @ w2 + b2
        print(epoch, "lr", lr, "mse", float(np.mean((fit - y) ** 2)))

csf = (np.maximum(x @ w1 + b1, 0) @ w2 + b2).ravel() * y_std + y_mean
print("standard error: %.1f ml" % np.std(csf - freeness))
