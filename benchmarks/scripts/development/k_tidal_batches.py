"""Tide gauge: height from hour of the day and moon phase, batches from a generator, Adam."""
import numpy as np

rng = np.random.default_rng(12)
hour = rng.uniform(0, 24, 900)
moon = rng.uniform(0, 29.5, 900)
height = 2.1 * np.cos(2 * np.pi * hour / 12.4) + 0.7 * np.cos(2 * np.pi * moon / 14.75)
height += rng.normal(0, 0.15, hour.size)

X = np.column_stack([
    np.sin(2 * np.pi * hour / 24), np.cos(2 * np.pi * hour / 24),
    np.sin(2 * np.pi * moon / 29.5), np.cos(2 * np.pi * moon / 29.5),
])
T = height[:, None]


def batches(X, T, size):
    order = rng.permutation(len(X))
    for k in range(0, len(X), size):
        pick = order[k:k + size]
        yield X[pick], T[pick]


params = [rng.normal(0, 0.7, (4, 24)), np.zeros(24), rng.normal(0, 0.2, (24, 1)), np.zeros(1)]
m = [np.zeros_like(p) for p in params]
v = [np.zeros_like(p) for p in params]
step = 0
for epoch in range(250):
    rate = 0.01 if epoch < 150 else 0.002
    total = 0.0
    for xb, tb in batches(X, T, 60):
        step += 1
        h = np.tanh(xb @ params[0] + params[1])
        err = h @ params[2] + params[3] - tb
        total += float((err ** 2).sum())
        back = (err @ params[2].T) * (1 - h * h)
        grads = [xb.T @ back, back.sum(0), h.T @ err, err.sum(0)]
        for i, g in enumerate(grads):
            g = 2 * g / len(xb)
            m[i] = 0.9 * m[i] + 0.1 * g
            v[i] = 0.999 * v[i] + 0.001 * g * g
            mh = m[i] / (1 - 0.9 ** step)
            vh = v[i] / (1 - 0.999 ** step)
            params[i] -= rate * mh / (np.sqrt(vh) + 1e-8)
    if epoch % 50 == 0:
        print(epoch, total / len(X))

tide = np.tanh(X @ params[0] + params[1]) @ params[2] + params[3]
print("rms error in metres:", np.sqrt(np.mean((tide - T) ** 2)))
