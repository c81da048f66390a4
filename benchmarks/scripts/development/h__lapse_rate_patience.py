"""Lapse rates of life contracts by duration and surrender charge; stops when validation says so."""
import copy

import numpy as np


def batches(X, y, size, rng):
    """Endless stream of shuffled mini-batches."""
    while True:
        order = rng.permutation(len(X))
        for i in range(0, len(X) - size + 1, size):
            pick = order[i:i + size]
            yield X[pick], y[pick]


class LapseModel:
    def __init__(self, rng, hidden=16):
        self.p = [rng.normal(0, 0.6, (2, hidden)), np.zeros(hidden),
                  rng.normal(0, 0.25, (hidden, 1)), np.zeros(1)]
        self.m = [np.zeros_like(q) for q in self.p]
        self.v = [np.zeros_like(q) for q in self.p]
        self.t = 0

    def predict(self, X):
        W1, b1, W2, b2 = self.p
        return np.tanh(X @ W1 + b1) @ W2 + b2

    def fit_batch(self, X, y, lr):
        W1, b1, W2, b2 = self.p
        h = np.tanh(X @ W1 + b1)
        e = (h @ W2 + b2 - y) * 2 / len(X)
        dh = (e @ W2.T) * (1 - h ** 2)
        self.t += 1
        for i, g in enumerate([X.T @ dh, dh.sum(0), h.T @ e, e.sum(0)]):
            self.m[i] = 0.9 * self.m[i] + 0.1 * g
            self.v[i] = 0.999 * self.v[i] + 0.001 * g * g
            mh = self.m[i] / (1 - 0.9 ** self.t)
            vh = self.v[i] / (1 - 0.999 ** self.t)
            self.p[i] = self.p[i] - lr * mh / (np.sqrt(vh) + 1e-8)


rng = np.random.default_rng(4)
n = 1200
duration = rng.uniform(0, 25, n)
charge = rng.uniform(0, 0.08, n)
logit = -2.6 + 0.9 * np.exp(-((duration - 12) / 4) ** 2) - 14 * charge + 0.02 * duration
y_all = logit + 0.12 * rng.standard_normal(n)          # we model the logit of the yearly rate

X_all = np.c_[(duration - 12.5) / 7.2, (charge - 0.04) / 0.023]
train, valid = slice(0, 900), slice(900, n)
mean, sd = y_all[train].mean(), y_all[train].std()
target = ((y_all - mean) / sd)[:, None]

model = LapseModel(rng)
stream = batches(X_all[train], target[train], 60, rng)
best, best_params, waited = np.inf, None, 0
for check in range(300):
    for _ in range(30):
        model.fit_batch(*next(stream), lr=0.01 if check < 60 else 0.002)
    error = np.mean((model.predict(X_all[valid]) - target[valid]) ** 2)
    if error < best - 1e-5:
        best, best_params, waited = error, copy.deepcopy(model.p), 0
    else:
        waited += 1
    if waited >= 40:
        print("stopped at check", check)
        break

model.p = best_params
logit_hat = model.predict(X_all)[:, 0] * sd + mean
rate_hat = 1 / (1 + np.exp(-logit_hat))
print("validation mse", best, " lapse rates", rate_hat.min(), rate_hat.max())
