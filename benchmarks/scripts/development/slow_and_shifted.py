import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def fit(x, y, hidden, rate, rounds):
    rng = np.random.default_rng(5)
    p = [rng.normal(0, 3, (1, hidden)), rng.normal(0, 3, hidden),
         rng.normal(0, 0.3, (hidden, 1)), np.zeros(1)]
    for r in range(rounds):
        s = sigmoid(x @ p[0] + p[1])
        out = s @ p[2] + p[3]
        d = (out - y) / len(y)
        ds = d @ p[2].T * s * (1 - s)
        for k, g in enumerate((x.T @ ds, ds.sum(0), s.T @ d, d.sum(0))):
            p[k] = p[k] - rate * g
        if r % 1000 == 0:
            print("round", r, "loss", np.mean((out - y) ** 2))
    return p


def predict(p, x):
    return sigmoid(x @ p[0] + p[1]) @ p[2] + p[3]


# temperature in a compost heap (C) over the depth (cm)
rng = np.random.default_rng(6)
depth = rng.uniform(0, 150, (250, 1))
heat = 15 + 45 * np.exp(-((depth - 70) / 35) ** 2) + rng.normal(0, 1, (250, 1))
x = (depth - depth.mean()) / depth.std()
mean, std = heat.mean(), heat.std()
params = fit(x, (heat - mean) / std, hidden=15, rate=0.001, rounds=5000)

celsius = predict(params, x) + mean
print("mean error", np.abs(celsius - heat).mean(), "degrees")
