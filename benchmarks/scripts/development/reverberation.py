# decay of the sound level in the lecture hall, fit with RBF-like sine units
import numpy as np

rng = np.random.default_rng()
t = np.sort(rng.uniform(0, 1.5, 260))
level = 85 - 60 * t / 1.1 + 6 * np.exp(-8 * t) * np.cos(9 * t)
level = np.maximum(level, 22)                       # noise floor of the room
level_noisy = level + rng.normal(0, 1.0, t.size)

# keep 1 of 5 points for validation
val = np.arange(t.size) % 5 == 0
ts = ((t - t.mean()) / t.std())[:, None]
ls = ((level_noisy - level_noisy.mean()) / level_noisy.std())[:, None]
xt, yt, xv, yv = ts[~val], ls[~val], ts[val], ls[val]

n = 30
p = [rng.normal(size=(1, n)), rng.uniform(-2, 2, (1, n)),
     rng.normal(size=(n, 1)) / np.sqrt(n), np.zeros((1, 1))]
best, best_p, waited = np.inf, None, 0
patience = 300

epoch = 0
while waited < patience and epoch < 20000:
    h = np.sin(xt @ p[0] + p[1])
    d = 2 * (h @ p[2] + p[3] - yt) / len(xt)
    dz = d @ p[2].T * np.cos(xt @ p[0] + p[1])
    g = [xt.T @ dz, dz.sum(0, keepdims=True), h.T @ d, d.sum(0, keepdims=True)]
    p = [a - 0.03 * b for a, b in zip(p, g)]

    error = np.mean((np.sin(xv @ p[0] + p[1]) @ p[2] + p[3] - yv) ** 2)
    if error < best - 1e-5:
        best, best_p, waited = error, [a.copy() for a in p], 0
    else:
        waited += 1
    epoch += 1

print("stopped after", epoch, "epochs, validation error", best)
p = best_p
fit = np.sin(ts @ p[0] + p[1]) @ p[2] + p[3]
fit_dB = fit.ravel() * level_noisy.std() + level_noisy.mean()
i60 = np.argmax(fit_dB < fit_dB[0] - 30)
print("T30 is about", 2 * t[i60], "s")
