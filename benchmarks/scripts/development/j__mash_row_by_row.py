import numpy as np

# Extract yield of the mash against rest temperature, learned one brew at a time.
rng = np.random.default_rng(52)
brews = 300
degrees = rng.uniform(56, 76, brews)
yield_pct = 60 + 22 * np.exp(-((degrees - 66) / 5) ** 2) + rng.normal(0, 0.8, brews)

x = (degrees - 66) / 6
offset, unit = yield_pct.mean(), yield_pct.std()
y = (yield_pct - offset) / unit

units = 12
w = rng.normal(0, 1.5, units)
b = rng.uniform(-1.5, 1.5, units)
u = rng.normal(0, 0.3, units)
c = 0.0

for epoch in range(120):
    rate = 0.05 / (1 + epoch / 25)
    squared = 0.0
    for i in rng.permutation(brews):
        h = np.tanh(w * x[i] + b)
        error = h @ u + c - y[i]
        squared += error ** 2
        back = error * u * (1 - h * h)
        u -= rate * error * h
        c -= rate * error
        w -= rate * back * x[i]
        b -= rate * back
    if epoch % 20 == 0:
        print(f"epoch {epoch:3d}  mean squared error {squared / brews:.4f}  rate {rate:.4f}")

fitted = (np.tanh(np.outer(x, w) + b) @ u + c) * unit + offset
print("within", np.abs(fitted - yield_pct).mean(), "points")
