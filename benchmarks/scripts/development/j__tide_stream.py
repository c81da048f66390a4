"""Sea level at a harbour gauge: two tidal constituents and the wind, fed by a generator."""
import numpy as np

F = np.float32
rng = np.random.default_rng(12)

hour = rng.uniform(0, 24 * 60, 3000)
wind = rng.normal(0, 6, 3000)
m2, s2 = 2 * np.pi * hour / 12.4206, 2 * np.pi * hour / 12.0
astronomic = 1.4 * np.cos(m2 - 0.8) + 0.5 * np.cos(s2 - 1.3)
level = astronomic + 0.12 * astronomic ** 2 + 0.35 * np.tanh(wind / 8)
level = (level + rng.normal(0, 0.08, 3000)).astype(F)[:, None]
inputs = np.column_stack([np.cos(m2), np.sin(m2), np.cos(s2), np.sin(s2), wind / 6]).astype(F)


def stream(size):
    while True:
        order = rng.permutation(len(inputs))
        for k in range(0, len(order) - size + 1, size):
            yield inputs[order[k:k + size]], level[order[k:k + size]]


W = (rng.standard_normal((5, 32)) * 0.5).astype(F)
a = np.zeros(32, F)
V = (rng.standard_normal((32, 1)) * 0.2).astype(F)
c = np.zeros(1, F)
moving = [np.zeros_like(p) for p in (W, a, V, c)]

steps, peak = 4000, 0.05
running = None
for step, (x, y) in enumerate(stream(60)):
    if step == steps:
        break
    # up over the first tenth, then down to zero along a straight line
    lr = F(peak * min(10 * (step + 1) / steps, (steps - step) / (0.9 * steps)))
    h = np.maximum(x @ W + a, 0)
    r = h @ V + c - y
    loss = float(np.mean(r * r))
    running = loss if running is None else 0.98 * running + 0.02 * loss
    dr = r * F(2 / len(x))
    dh = (dr @ V.T) * (h > 0)
    for p, q, g in zip((W, a, V, c), moving, (x.T @ dh, dh.sum(0), h.T @ dr, dr.sum(0))):
        q *= F(0.9)
        q += g
        p -= lr * q
    if step % 500 == 0:
        print(f"{step:5d} lr {lr:.4f} loss {running:.5f}")

gauge = np.maximum(inputs @ W + a, 0) @ V + c
print("rms:", float(np.sqrt(np.mean((gauge - level) ** 2))), "m", gauge.dtype)
