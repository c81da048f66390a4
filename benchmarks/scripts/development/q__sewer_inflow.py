"""Inflow to the treatment works from rain, soil moisture and hour; batches come from a generator.
"""
import numpy as np

rng = np.random.default_rng(2022)
n = 1500
rain = rng.gamma(0.8, 3.0, n)                       # mm in the last three hours
soil = rng.beta(4, 3, n)
hour = rng.uniform(0, 24, n)
dry = 320 + 90 * np.sin((hour - 8) / 24 * 2 * np.pi) + 45 * np.sin((hour - 5) / 12 * 2 * np.pi)
inflow = dry + 55 * rain * (0.3 + soil) + rng.normal(0, 25, n)       # l/s

# the clock is a circle
features = np.column_stack([np.log1p(rain), soil, np.sin(hour * np.pi / 12), np.cos(hour * np.pi / 12)])
features = (features - features.mean(axis=0)) / features.std(axis=0)
target = ((inflow - inflow.mean()) / inflow.std()).reshape(-1, 1)


def batches(size, epochs):
    for epoch in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, size):
            part = order[start:start + size]
            yield epoch, features[part], target[part]


hidden = 24
W1 = rng.normal(0, 0.5, (4, hidden))
b1 = rng.uniform(-0.5, 0.5, hidden)
W2 = rng.normal(0, 0.2, (hidden, 1))
b2 = np.zeros(1)
mean_square = [np.zeros_like(p) for p in (W1, b1, W2, b2)]

seen, running = -1, 1.0
for epoch, xb, yb in batches(size=60, epochs=120):
    rate = 4e-3 if epoch < 80 else 4e-4
    a = np.tanh(xb @ W1 + b1)
    diff = a @ W2 + b2 - yb
    running = 0.98 * running + 0.02 * np.mean(diff ** 2)
    if epoch != seen and epoch % 20 == 0:
        print("epoch", epoch, "running loss", running)
    seen = epoch

    g_out = 2.0 * diff / len(xb)
    g_hid = (g_out @ W2.T) * (1.0 - a ** 2)
    grads = (xb.T @ g_hid, g_hid.sum(axis=0), a.T @ g_out, g_out.sum(axis=0))
    for p, g, ms in zip((W1, b1, W2, b2), grads, mean_square):   # RMSprop, in place
        ms *= 0.95
        ms += 0.05 * g ** 2
        p -= rate * g / (np.sqrt(ms) + 1e-6)

simulated = (np.tanh(features @ W1 + b1) @ W2 + b2)[:, 0] * inflow.std() + inflow.mean()
print("Nash-Sutcliffe:", 1 - np.sum((simulated - inflow) ** 2) / np.sum((inflow - inflow.mean()) ** 2))
