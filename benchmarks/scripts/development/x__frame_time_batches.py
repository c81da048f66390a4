# predict frame time (ms) from number of sprites and particles
import numpy as np

rng = np.random.default_rng(60)
count = 2000
sprites = rng.integers(10, 3000, count).astype(float)
particles = rng.integers(0, 8000, count).astype(float)
ms = 3 + 0.0035 * sprites + 6 / (1 + np.exp(-(particles - 5000) / 500)) + rng.normal(0, 0.3, count)

feat = np.stack([sprites, particles], 1)
feat = (feat - feat.mean(0)) / feat.std(0)
goal = ((ms - ms.mean()) / ms.std())[:, None]

BATCH = 100
EPOCHS = 5
LR = 0.002

h1 = 24
w1 = rng.normal(0, 0.7, (2, h1))
b1 = np.zeros(h1)
w2 = rng.normal(0, 0.2, (h1, 1))
b2 = np.zeros(1)


def forward(x):
    pre = x @ w1 + b1
    act = np.maximum(pre, 0)
    return pre, act, act @ w2 + b2


for epoch in range(EPOCHS):
    order = rng.permutation(count)
    for i in range(0, count, BATCH):
        pick = order[i:i + BATCH]
        pre, act, out = forward(feat[pick])
        d = 2 * (out - goal[pick]) / BATCH
        dpre = (d @ w2.T) * (pre > 0)
        w2 -= LR * act.T @ d
        b2 -= LR * d.sum(0)
        w1 -= LR * feat[pick].T @ dpre
        b1 -= LR * dpre.sum(0)
    print("epoch", epoch + 1, "of", EPOCHS, "loss", np.mean((forward(feat)[2] - goal) ** 2))

est = forward(feat)[2]
print("off by", np.abs(est - goal).mean() * ms.std(), "ms")
