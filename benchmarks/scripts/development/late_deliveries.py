"""Delivery time of parcels (standardised) from distance and traffic."""
import numpy as np

rng = np.random.default_rng(123)
n = 600
distance = rng.uniform(-1.7, 1.7, n)
traffic = rng.uniform(-1.7, 1.7, n)
hours = 0.8 * distance + 0.5 * np.sin(2 * traffic) + 0.3 * distance * traffic
hours = (hours + rng.normal(0, 0.45, n))[:, None]
X = np.stack((distance, traffic), 1)


def weighted(err):
    # being late is dear, being early costs nothing
    return np.where(err > 0, 0.1, 1.9) * err


def forward(p, X):
    h = np.tanh(X @ p[0] + p[1])
    return h, h @ p[2] + p[3]


params = [
    rng.normal(0, 1, (2, 12)),
    rng.normal(0, 1, (1, 12)),
    rng.normal(0, 0.3, (12, 1)),
    np.zeros((1, 1)),
]
rate = 0.1
for i in range(2500):
    h, out = forward(params, X)
    err = out - hours
    loss = np.mean(err ** 2)
    g = 2 * weighted(err) / n
    gh = g @ params[2].T * (1 - h ** 2)
    grads = [X.T @ gh, gh.sum(0, keepdims=True), h.T @ g, g.sum(0, keepdims=True)]
    params = [p - rate * d for p, d in zip(params, grads)]
    if i % 500 == 0:
        print(i, loss)

_, estimate = forward(params, X)
print("mean of the estimates", estimate.mean(), "mean of the data", hours.mean())
