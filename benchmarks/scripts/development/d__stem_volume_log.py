"""Stem volume of standing trees; the errors are multiplicative, so everything is done in logs."""
import numpy as np

rng = np.random.default_rng(4)


def felled_trees(n):
    """dbh in cm, height in m, is_pine, volume in m3"""
    dbh = rng.uniform(8, 55, n)
    height = 1.3 + 28 * (1 - np.exp(-0.05 * dbh)) + rng.normal(0, 2, n)
    pine = rng.integers(0, 2, n)
    form = 0.48 - 0.05 * pine + 0.6 / dbh
    volume = form * np.pi / 4 * (dbh / 100) ** 2 * height
    return dbh, height, pine, volume * np.exp(rng.normal(0, 0.1, n))


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def forward(p, X):
    hidden = sigmoid(X @ p["Wh"] + p["bh"])
    return hidden, hidden @ p["Wo"] + p["bo"]


def gradients(p, X, y):
    hidden, out = forward(p, X)
    delta = (out - y) / len(X)
    back = delta @ p["Wo"].T * hidden * (1 - hidden)
    grads = {
        "Wo": hidden.T @ delta,
        "bo": delta.sum(0),
        "Wh": X.T @ back,
        "bh": back.sum(0),
    }
    return 0.5 * np.mean((out - y) ** 2), grads


def train(X, y, units=8, rate=0.2, momentum=0.9, steps=5000):
    p = {
        "Wh": rng.normal(0, 1.2, (X.shape[1], units)),
        "bh": rng.normal(0, 0.5, units),
        "Wo": rng.normal(0, 0.4, (units, 1)),
        "bo": np.zeros(1),
    }
    velocity = {k: np.zeros_like(v) for k, v in p.items()}
    for i in range(steps):
        loss, grads = gradients(p, X, y)
        for k in p:
            velocity[k] = momentum * velocity[k] - rate * grads[k]
            p[k] += velocity[k]
        if i % 1000 == 0:
            print(i, loss)
    return p


dbh, height, pine, volume = felled_trees(450)
raw = np.column_stack([np.log(dbh), np.log(height), pine])
X = (raw - raw.mean(axis=0)) / raw.std(axis=0)
log_v = np.log(volume)[:, None]
centre, spread = log_v.mean(), log_v.std()

params = train(X, (log_v - centre) / spread)
log_hat = forward(params, X)[1] * spread + centre
bias = np.exp(0.5 * np.var(log_v - log_hat))  # back-transformation correction
print("relative error %.1f %%" % (100 * np.std(log_v - log_hat)))
print("total volume", float(volume.sum()), "estimated", float((np.exp(log_hat) * bias).sum()))
