"""Masked threshold of a probe tone next to a masker, from the listening tests.

Level of the masker and the distance in Bark go in, the threshold in dB comes out.
Adam written out, batches of 50, cosine schedule.
"""
import math

import numpy as np

rng = np.random.default_rng(5)

# -- listening tests --------------------------------------------------------
N = 1500
level = rng.uniform(40, 100, N)
dz = rng.uniform(-3, 6, N)
slope_up = 24 - 0.2 * (level - 40)
quiet = 8.0
masked = level - 10 - np.where(dz < 0, -27 * dz, slope_up * dz)
threshold = np.logaddexp(masked / 6, quiet / 6) * 6 + rng.normal(0, 1.5, N)

inputs = np.column_stack([(level - 70) / 17.3, (dz - 1.5) / 2.6]).astype(np.float64)
shift, scale = threshold.mean(), threshold.std()
targets = ((threshold - shift) / scale)[:, None]

# -- network ----------------------------------------------------------------
sizes = [2, 24, 24, 1]
theta = []
for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
    theta.append(rng.normal(0, math.sqrt(2 / fan_in), (fan_in, fan_out)))
    theta.append(np.zeros(fan_out))
theta[4] *= 0.5
m = [np.zeros_like(p) for p in theta]
v = [np.zeros_like(p) for p in theta]

epochs, batch, top = 80, 50, 5e-3
total = epochs * (N // batch)
t = 0
for epoch in range(epochs):
    order = rng.permutation(N)
    running = 0.0
    for start in range(0, N, batch):
        rows = order[start:start + batch]
        x, y = inputs[rows], targets[rows]
        h1 = np.maximum(0, x @ theta[0] + theta[1])
        h2 = np.maximum(0, h1 @ theta[2] + theta[3])
        out = h2 @ theta[4] + theta[5]
        running += np.mean((out - y) ** 2) * len(rows) / N

        d3 = 2 * (out - y) / len(rows)
        d2 = (d3 @ theta[4].T) * (h2 > 0)
        d1 = (d2 @ theta[2].T) * (h1 > 0)
        grads = [x.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ d3, d3.sum(0)]

        t += 1
        lr = 0.5 * top * (1 + math.cos(math.pi * t / total))
        for i, g in enumerate(grads):
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g * g
            theta[i] -= lr * (m[i] / (1 - 0.9 ** t)) / (np.sqrt(v[i] / (1 - 0.999 ** t)) + 1e-8)
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1:3d}  loss {running:.4f}")

h1 = np.maximum(0, inputs @ theta[0] + theta[1])
h2 = np.maximum(0, h1 @ theta[2] + theta[3])
predicted_db = (h2 @ theta[4] + theta[5])[:, 0] * scale + shift
print("error in dB:", np.sqrt(np.mean((predicted_db - threshold) ** 2)))
