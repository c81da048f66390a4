import numpy as np

np.random.seed(7)


def batches(*arrays, size):
    """Yield shuffled batches; the last one may be smaller."""
    idx = np.random.permutation(len(arrays[0]))
    for start in range(0, len(idx), size):
        take = idx[start:start + size]
        yield tuple(a[take] for a in arrays)


# gloss of a glaze against firing temperature (in units of 100 C around 1200) and silica share
fire = np.random.uniform(-1, 1, (500, 1))
silica = np.random.uniform(-1, 1, (500, 1))
features = np.hstack([fire, silica])
gloss = np.sin(2.5 * fire) + 0.6 * silica * fire + np.random.normal(0, 0.08, (500, 1))

W1 = np.random.randn(2, 40) * np.sqrt(2 / 2)
b1 = np.random.uniform(-0.5, 0.5, (1, 40))
W2 = np.random.randn(40, 1) * np.sqrt(1 / 40)
b2 = np.zeros((1, 1))
params = [W1, b1, W2, b2]
velocity = [np.zeros_like(p) for p in params]

lr = 0.03
for epoch in range(400):
    if epoch in (200, 320):
        lr *= 0.3  # step decay
    for xb, yb in batches(features, gloss, size=32):
        z = xb @ W1 + b1
        a = np.maximum(z, 0)
        out = a @ W2 + b2
        dout = (out - yb) / len(xb)
        dz = (dout @ W2.T) * (z > 0)
        grads = [xb.T @ dz, dz.sum(0, keepdims=True), a.T @ dout, dout.sum(0, keepdims=True)]
        for p, v, g in zip(params, velocity, grads):
            v *= 0.9
            v -= lr * g
            p += v
    if epoch % 50 == 0:
        print(epoch, float(np.mean((out - yb) ** 2)))

gloss_hat = np.maximum(features @ W1 + b1, 0) @ W2 + b2
