"""Wingbeat frequency of hoverflies from body mass, wing length and air temperature.

Two hidden ReLU layers kept in lists, Adam written out.
"""
import numpy as np

rs = np.random.RandomState(21)

N = 900
mass = rs.uniform(5e-6, 120e-6, N)          # kg
wing = 0.35 * mass ** (1 / 3) * rs.uniform(0.8, 1.25, N)   # m
air = rs.uniform(283.0, 305.0, N)           # K
freq = 0.6 * np.sqrt(mass) / wing ** 2 * (1 + 0.012 * (air - 293)) + rs.randn(N) * 1.5

features = np.column_stack((mass, wing, air))
features = (features - features.mean(0)) / features.std(0)
f_mean, f_std = freq.mean(), freq.std()
target = ((freq - f_mean) / f_std).reshape(N, 1)

sizes = [3, 10, 10, 1]
Ws, bs = [], []
for n_in, n_out in zip(sizes[:-1], sizes[1:]):
    Ws.append(rs.randn(n_in, n_out) * np.sqrt(2.0 / n_in))
    bs.append(np.zeros((1, n_out)))


def forward(x):
    acts = [x]
    for k in range(len(Ws)):
        z = acts[-1].dot(Ws[k]) + bs[k]
        acts.append(z if k == len(Ws) - 1 else np.maximum(z, 0))
    return acts


m = [np.zeros_like(p) for p in Ws + bs]
s = [np.zeros_like(p) for p in Ws + bs]
alpha, beta1, beta2, eps = 3e-3, 0.9, 0.999, 1e-8

for t in range(1, 1501):
    acts = forward(features)
    delta = 2.0 * (acts[-1] - target) / N
    gW, gb = [None] * len(Ws), [None] * len(bs)
    for k in reversed(range(len(Ws))):
        gW[k] = acts[k].T.dot(delta)
        gb[k] = delta.sum(axis=0, keepdims=True)
        if k > 0:
            delta = delta.dot(Ws[k].T) * (acts[k] > 0)
    for i, (p, g) in enumerate(zip(Ws + bs, gW + gb)):
        m[i] = beta1 * m[i] + (1 - beta1) * g
        s[i] = beta2 * s[i] + (1 - beta2) * g * g
        p -= alpha * (m[i] / (1 - beta1 ** t)) / (np.sqrt(s[i] / (1 - beta2 ** t)) + eps)
    if t % 500 == 0:
        print(t, np.mean((acts[-1] - target) ** 2))

hz = forward(features)[-1].ravel() * f_std + f_mean
print("rms error in Hz:", np.sqrt(np.mean((hz - freq) ** 2)))
