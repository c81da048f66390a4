import numpy as np

rng = np.random.default_rng(30)

# hourly rain and soil moisture -> quick flow
N = 1200
rain = rng.gamma(1.5, 4.0, N)
moist = rng.uniform(0.1, 0.45, N)
flow = rain * (0.1 + 1.6 * (moist - 0.1) ** 1.0) + 2.0 * np.tanh((rain - 10) / 3) + rng.normal(0, 0.3, N)

features = np.c_[rain, moist]
features = (features - features.mean(0)) / features.std(0)
label = ((flow - flow.mean()) / flow.std())[:, None]

W1 = rng.standard_normal((2, 32)) * np.sqrt(2 / 2)
b1 = np.zeros(32)
W2 = rng.standard_normal((32, 16)) * np.sqrt(2 / 32)
b2 = np.zeros(16)
W3 = rng.standard_normal((16, 1)) * np.sqrt(1 / 16)
b3 = np.zeros(1)

BATCH = 64
LR = 0.03

for epoch in range(80):
    perm = rng.permutation(N)
    total = 0.0
    for start in range(0, N, BATCH):
        sel = perm[start:start + BATCH]
        xb, yb = features[sel], label[sel]
        h1 = np.maximum(xb @ W1 + b1, 0)
        h2 = np.maximum(h1 @ W2 + b2, 0)
        pred = h2 @ W3 + b3
        err = pred - yb
        total += np.sum(err ** 2)

        d3 = 2 * err
        d2 = (d3 @ W3.T) * (h2 > 0)
        d1 = (d2 @ W2.T) * (h1 > 0)
        W3 -= LR * h2.T @ d3
        b3 -= LR * d3.sum(0)
        W2 -= LR * h1.T @ d2
        b2 -= LR * d2.sum(0)
        W1 -= LR * xb.T @ d1
        b1 -= LR * d1.sum(0)
    if epoch % 10 == 0:
        print(f"epoch {epoch} loss {total / N}")

simulated = np.maximum(np.maximum(features @ W1 + b1, 0) @ W2 + b2, 0) @ W3 + b3
print("Nash-Sutcliffe:", 1 - np.sum((simulated - label) ** 2) / np.sum((label - label.mean()) ** 2))
