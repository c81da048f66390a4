# Share of seeds germinated in dishes of 50 (hydrothermal trial).
# Shares are binomial, so: logistic output and cross-entropy with soft targets. Not a classifier.
import numpy as np

rng = np.random.RandomState(42)
DISHES, SEEDS = 900, 50
temperature = rng.uniform(3, 36, DISHES)
potential = rng.uniform(-1.2, 0, DISHES)                 # MPa
logit = 3.2 - ((temperature - 21) / 7.5) ** 2 + 5.0 * potential
true_share = 1 / (1 + np.exp(-logit))
share = rng.binomial(SEEDS, true_share) / SEEDS

x = np.stack([(temperature - 19.5) / 9.5, (potential + 0.6) / 0.35], axis=1)
t = share.reshape(-1, 1)

sizes = [2, 12, 1]
w1 = rng.normal(scale=0.8, size=(2, 12)); b1 = rng.normal(scale=0.5, size=12)
w2 = rng.normal(scale=0.3, size=(12, 1)); b2 = np.zeros(1)
vw1 = vb1 = vw2 = vb2 = 0.0
batch = 60


def forward(x):
    h = np.tanh(x @ w1 + b1)
    return h, 1 / (1 + np.exp(-(h @ w2 + b2)))


for epoch in range(600):
    lr = 0.1 if epoch < 450 else 0.02
    order = rng.permutation(DISHES)
    bce = 0.0
    for start in range(0, DISHES, batch):
        i = order[start:start + batch]
        h, p = forward(x[i])
        bce -= np.sum(t[i] * np.log(p + 1e-12) + (1 - t[i]) * np.log(1 - p + 1e-12)) / DISHES
        d2 = (p - t[i]) / len(i)          # sigmoid and cross-entropy cancel to this
        d1 = d2 @ w2.T * (1 - h ** 2)
        vw2 = 0.9 * vw2 + h.T @ d2
        vb2 = 0.9 * vb2 + d2.sum(0)
        vw1 = 0.9 * vw1 + x[i].T @ d1
        vb1 = 0.9 * vb1 + d1.sum(0)
        w2 -= lr * vw2
        b2 -= lr * vb2
        w1 -= lr * vw1
        b1 -= lr * vb1
    if epoch % 100 == 0:
        print(epoch, "cross-entropy", bce)   # stays near 0.3: the dishes are random

predicted_share = forward(x)[1][:, 0]
