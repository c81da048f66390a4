# heat sink: thermal resistance, mini-batches with momentum and a decaying step
import numpy as np


def load(n=500):
    h = np.random.uniform(10, 60, n)        # fin height mm
    s = np.random.uniform(1.5, 10, n)       # spacing mm
    v = np.random.uniform(0.2, 5, n)        # air m/s
    r = 2.2 / (0.3 + 0.02 * h * np.sqrt(v) * (1 - np.exp(-s / 3))) + 0.05 * s
    return np.stack([h, s, v], axis=1), r[:, None] + 0.02 * np.random.randn(n, 1)


def net(p, x):
    h = np.maximum(0, x @ p[0] + p[1])
    return h, h @ p[2] + p[3]


def gradients(p, x, y):
    h, out = net(p, x)
    d = (out - y) / len(x)                  # of half the mean square
    dh = d @ p[2].T
    dh[h <= 0] = 0
    return [x.T @ dh, dh.sum(0), h.T @ d, d.sum(0)]


np.random.seed(31)
x_raw, y_raw = load()
mu, sd = x_raw.mean(0), x_raw.std(0)
x = (x_raw - mu) / sd
y_mu, y_sd = y_raw.mean(), y_raw.std()
y = (y_raw - y_mu) / y_sd

H = 40
p = [np.random.randn(3, H) * np.sqrt(2 / 3), np.zeros(H), np.random.randn(H, 1) * np.sqrt(2 / H), np.zeros(1)]
vel = [np.zeros_like(q) for q in p]

step, mom = 0.02, 0.9
for epoch in range(120):
    idx = np.random.permutation(len(x))
    for batch in np.array_split(idx, 16):
        g = gradients(p, x[batch], y[batch])
        for i in range(4):
            vel[i] = mom * vel[i] - step * g[i]
            p[i] += vel[i]
    step *= 0.985
    if epoch % 20 == 0:
        print(epoch, 0.5 * np.mean((net(p, x)[1] - y) ** 2))

resistance = net(p, x)[1] * y_sd + y_mu
print('mean abs error (K/W)', np.abs(resistance - y_raw).mean())
