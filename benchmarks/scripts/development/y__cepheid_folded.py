"""Fold three months of photometry of a Cepheid and draw a smooth light curve through it."""
import numpy as np

rng = np.random.default_rng(12)

PERIOD = 5.36627  # days
N = 420
hjd = 2455000.0 + np.sort(rng.uniform(0, 92, N))
phase = ((hjd - 2455003.12) / PERIOD) % 1.0
sigma = rng.uniform(0.01, 0.05, N)  # every night has its own error bar
turn = 2 * np.pi * phase
mag = 3.95 - 0.35 * np.cos(turn) + 0.12 * np.sin(2 * turn) + sigma * rng.standard_normal(N)

# phase 0 and phase 1 are the same moment, so the net gets a point on the circle
X = np.column_stack([np.cos(turn), np.sin(turn)])
mean, spread = mag.mean(), mag.std()
y = ((mag - mean) / spread)[:, None]

# chi-square weights, scaled so that they are 1 on average
weight = 1.0 / sigma**2
weight = (weight / weight.mean())[:, None]

HIDDEN = 14
W1 = rng.standard_normal((2, HIDDEN)) * 0.9
b1 = rng.uniform(-1, 1, (1, HIDDEN))
W2 = rng.standard_normal((HIDDEN, 1)) / np.sqrt(HIDDEN)
b2 = np.zeros((1, 1))
vW1, vb1, vW2, vb2 = (np.zeros_like(p) for p in (W1, b1, W2, b2))

rate, mom = 0.03, 0.9
for step in range(6000):
    h = np.tanh(X @ W1 + b1)
    f = h @ W2 + b2
    chi2 = np.mean(weight * (f - y) ** 2)

    df = 2 * weight * (f - y) / N
    gW2 = h.T @ df
    gb2 = df.sum(axis=0, keepdims=True)
    da = (df @ W2.T) * (1 - h**2)
    gW1 = X.T @ da
    gb1 = da.sum(axis=0, keepdims=True)

    vW1 = mom * vW1 - rate * gW1
    vb1 = mom * vb1 - rate * gb1
    vW2 = mom * vW2 - rate * gW2
    vb2 = mom * vb2 - rate * gb2
    W1 += vW1
    b1 += vb1
    W2 += vW2
    b2 += vb2
    if step % 1000 == 0:
        print(f"{step:5d}  weighted chi2 {chi2:.5f}")

curve = (np.tanh(X @ W1 + b1) @ W2 + b2).ravel() * spread + mean
print("reduced chi2:", np.mean(((curve - mag) / sigma) ** 2))
print("amplitude [mag]:", curve.max() - curve.min())
