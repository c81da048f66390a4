import numpy as np

f = np.float32
rng = np.random.default_rng(32)
# distance of thunder by delay and temperature
delay = rng.uniform(-1, 1, (256, 1)).astype(f)
warm = rng.uniform(-1, 1, (256, 1)).astype(f)
x = np.hstack([delay, warm])
d = (delay + f(1.2)) * np.sqrt(f(1.5) + warm)
d = d - d.mean()

w1 = rng.standard_normal((2, 16)).astype(f)
b1 = np.zeros(16, dtype=f)
w2 = (rng.standard_normal((16, 1)) * 0.3).astype(f)
b2 = np.zeros(1, dtype=f)
lr = f(0.05)
v = [np.zeros_like(p) for p in (w1, b1, w2, b2)]

batch = 32
for epoch in range(150):
    perm = rng.permutation(256)
    for i in range(0, 256, batch):
        xb, db = x[perm[i:i + batch]], d[perm[i:i + batch]]
        h = np.tanh(xb @ w1 + b1)
        e = h @ w2 + b2 - db
        g_out = f(2) * e / f(batch)
        g_hid = g_out @ w2.T * (f(1) - h * h)
        g = [xb.T @ g_hid, g_hid.sum(0), h.T @ g_out, g_out.sum(0)]
        for p, gp, vp in zip((w1, b1, w2, b2), g, v):
            vp *= f(0.9)
            vp += gp
            p -= lr * vp * f(0.2)
    if epoch % 25 == 0:
        print(epoch, np.mean((np.tanh(x @ w1 + b1) @ w2 + b2 - d) ** 2))

km = np.tanh(x @ w1 + b1) @ w2 + b2
print(km.dtype, "largest error", np.abs(km - d).max())
