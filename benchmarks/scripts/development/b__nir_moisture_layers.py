"""NIR calibration: grain moisture from 12 absorbance bands, list-of-layers network."""
import numpy as np

np.random.seed(31)

n_bands, n_samples = 12, 300
spectra = np.random.randn(n_samples, n_bands)
true_w = np.random.randn(n_bands)
score = spectra @ true_w / np.linalg.norm(true_w)
moisture = np.tanh(score) + 0.3 * score + np.random.normal(0, 0.05, n_samples)
T = moisture[:, None]

sizes = [n_bands, 30, 30, 1]
Ws, bs = [], []
for fan_in, fan_out in zip(sizes[:-1], sizes[1:]):
    Ws.append(np.random.randn(fan_in, fan_out) * 8)
    bs.append(np.zeros(fan_out))

rate = 0.02


def forward(x):
    acts = [x]
    for k, (W, b) in enumerate(zip(Ws, bs)):
        z = acts[-1] @ W + b
        acts.append(z if k == len(Ws) - 1 else np.tanh(z))
    return acts


for step in range(4000):
    acts = forward(spectra)
    if step % 500 == 0:
        print("step", step, "cost", np.mean((acts[-1] - T) ** 2))
    delta = 2 * (acts[-1] - T) / n_samples
    for k in range(len(Ws) - 1, -1, -1):
        gW = acts[k].T @ delta
        gb = delta.sum(axis=0)
        if k > 0:
            delta = (delta @ Ws[k].T) * (1 - acts[k] ** 2)
        Ws[k] -= rate * gW
        bs[k] -= rate * gb

pred = forward(spectra)[-1]
print("RMSEC", np.sqrt(np.mean((pred - T) ** 2)))
