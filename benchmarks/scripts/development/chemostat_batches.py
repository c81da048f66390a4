import numpy as np
import matplotlib.pyplot as plt

# Biomass in the chemostat vs dilution rate and feed concentration (Monod kinetics)
rng = np.random.default_rng(6)
D = rng.uniform(0.02, 0.42, 500)
S0 = rng.uniform(2, 12, 500)
S = np.minimum(0.6 * D / (0.5 - D), S0)
biomass = 0.45 * (S0 - S)

features = np.column_stack([(D - 0.22) / 0.115, (S0 - 7) / 2.9])
labels = ((biomass - biomass.mean()) / biomass.std())[:, None]

hidden = 32
W = rng.normal(size=(2, hidden)) * 0.7
b = np.zeros(hidden)
V = rng.normal(size=(hidden, 1)) * 0.2
c = np.zeros(1)

lr = 1e-3
batch = 100
losses = []
for epoch in range(30):
    idx = rng.permutation(500)
    for k in range(0, 500, batch):
        i = idx[k:k + batch]
        x_i, y_i = features[i], labels[i]
        h = np.tanh(x_i @ W + b)
        p = h @ V + c
        losses.append(((p - y_i) ** 2).mean())
        g = 2 * (p - y_i) / batch
        gh = g @ V.T * (1 - h ** 2)
        V -= lr * h.T @ g
        c -= lr * g.sum(0)
        W -= lr * x_i.T @ gh
        b -= lr * gh.sum(0)
    print("epoch", epoch + 1, "loss", np.mean(losses[-5:]))

pred = np.tanh(features @ W + b) @ V + c
plt.scatter(labels, pred, s=3)
plt.xlabel("biomass (standardised)")
plt.ylabel("network")
plt.show()
