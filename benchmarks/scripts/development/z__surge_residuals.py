"""Storm surge residual (cm) at a harbour from wind and air pressure.

The gauge is noisy and much of the residual has nothing to do with local weather.
"""
import numpy as np

rng = np.random.default_rng(1953)
n = 4000
u = rng.normal(0, 7, n)
v = rng.normal(0, 7, n)
dp = rng.normal(0, 9, n)
speed = np.hypot(u, v)
noise = rng.normal(0, 14, n)
surge = 0.09 * speed * v - 0.04 * speed * u - 1.0 * dp + noise

X = np.stack([u, v, dp], 1) / np.array([7.0, 7.0, 9.0])
y = surge / surge.std()

order = rng.permutation(n)
train_ix, val_ix = order[:3000], order[3000:]

W1 = rng.normal(0, 0.6, (3, 16)); b1 = rng.normal(0, 0.3, 16)
W2 = rng.normal(0, 0.25, (16, 1)); b2 = np.zeros(1)


def net(X, W1, b1, W2, b2):
    h = np.tanh(X @ W1 + b1)
    return h, (h @ W2 + b2)[:, 0]


best = np.inf
best_weights = None
waited, patience = 0, 25
batch = 50
lr = 0.05
for epoch in range(250):
    rng.shuffle(train_ix)
    for start in range(0, len(train_ix), batch):
        ix = train_ix[start:start + batch]
        xb, yb = X[ix], y[ix]
        h, out = net(xb, W1, b1, W2, b2)
        d = ((out - yb) / len(ix))[:, None]
        dh = d @ W2.T * (1 - h**2)
        W2 -= lr * (h.T @ d); b2 -= lr * d.sum(0)
        W1 -= lr * (xb.T @ dh); b1 -= lr * dh.sum(0)
    lr *= 0.985
    val = np.mean((net(X[val_ix], W1, b1, W2, b2)[1] - y[val_ix]) ** 2)
    if val < best - 1e-5:
        best, waited = val, 0
        best_weights = W1.copy(), b1.copy(), W2.copy(), b2.copy()
    else:
        waited += 1
        if waited >= patience:
            print("stopped after epoch", epoch)
            break

W1, b1, W2, b2 = best_weights
surge_hat = net(X, W1, b1, W2, b2)[1] * surge.std()
print("validation mse (normalised)", best)
print("explained variance", 1 - np.var(surge - surge_hat) / np.var(surge))
