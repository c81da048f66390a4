# resale value of used excavators (EUR) from age and hours
import numpy as np

rng = np.random.default_rng(12)


def batches(X, y, size):
    idx = rng.permutation(len(X))
    for s in range(0, len(X), size):
        pick = idx[s:s + size]
        yield X[pick], y[pick]


age = rng.uniform(0, 15, 360)
hours = rng.uniform(500, 14000, 360)
value = 210_000 * np.exp(-0.13 * age) * (1 - hours / 30_000) + rng.normal(0, 4000, 360)

X = np.stack([(age - age.mean()) / age.std(), (hours - hours.mean()) / hours.std()], 1)
y = value[:, None]

W1 = rng.normal(0, 1, (2, 30))
b1 = np.zeros(30)
W2 = rng.normal(0, np.sqrt(2 / 30), (30, 1))
b2 = np.zeros(1)
learning_rate = 0.02

for epoch in range(150):
    running = 0
    for xb, yb in batches(X, y, 36):
        z = xb @ W1 + b1
        a = np.maximum(0, z)
        out = a @ W2 + b2
        diff = out - yb
        running += np.mean(diff ** 2)

        g = 2 * diff / len(xb)
        gz = g @ W2.T * (z > 0)
        W2 = W2 - learning_rate * a.T @ g
        b2 = b2 - learning_rate * g.sum(0)
        W1 = W1 - learning_rate * xb.T @ gz
        b1 = b1 - learning_rate * gz.sum(0)
    if epoch % 15 == 0:
        print(epoch, running / 10)

estimate = np.maximum(0, X @ W1 + b1) @ W2 + b2
print("typical error in EUR:", np.median(np.abs(estimate - y)))
