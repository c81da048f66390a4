"""Dissolved oxygen in a pond over depth and time of day, single precision, triangular rate."""
import numpy as np

rng = np.random.default_rng(2)
F = np.float32

n = 1024
depth = rng.uniform(0, 3.0, n)
clock = rng.uniform(0, 24, n)
light = np.clip(np.sin(np.pi * (clock - 6) / 14), 0, None) * np.exp(-0.7 * depth)
oxygen = (7.0 - 0.9 * depth + 4.0 * light + rng.normal(0, 0.3, n)).astype(F)

X = np.stack([depth / 1.5 - 1, np.sin(clock * np.pi / 12), np.cos(clock * np.pi / 12)], 1).astype(F)
mu, sd = oxygen.mean(), oxygen.std()
y = ((oxygen - mu) / sd)[:, None]

units = 32
w1 = (rng.standard_normal((3, units)) * np.sqrt(2 / 3)).astype(F)
b1 = np.full(units, 0.1, F)
w2 = (rng.standard_normal((units, 1)) * np.sqrt(1 / units)).astype(F)
b2 = np.zeros(1, F)

lowest, highest, half_cycle = 0.005, 0.1, 320
step = 0
for epoch in range(160):
    mix = rng.permutation(n)
    seen = 0.0
    for i in range(0, n, 64):
        xb, yb = X[mix[i:i + 64]], y[mix[i:i + 64]]
        z = xb @ w1 + b1
        h = np.maximum(z, 0)
        out = h @ w2 + b2
        seen += float(np.sum((out - yb) ** 2))

        d_out = (out - yb) * F(2 / len(xb))
        d_w2, d_b2 = h.T @ d_out, d_out.sum(0)
        d_z = (d_out @ w2.T) * (z > 0)
        d_w1, d_b1 = xb.T @ d_z, d_z.sum(0)

        # Smith (2017): up and down, up and down
        where = abs((step / half_cycle) % 2 - 1)
        lr = F(highest - (highest - lowest) * where)
        w1 -= lr * d_w1
        b1 -= lr * d_b1
        w2 -= lr * d_w2
        b2 -= lr * d_b2
        step += 1
    if (epoch + 1) % 40 == 0:
        print(f"epoch {epoch + 1}: mse {seen / n:.4f}, rate {lr:.4f}")

mg_per_litre = (np.maximum(X @ w1 + b1, 0) @ w2 + b2)[:, 0] * sd + mu
assert mg_per_litre.dtype == np.float32
print("rms [mg/l]:", np.sqrt(np.mean((mg_per_litre - oxygen) ** 2)))
