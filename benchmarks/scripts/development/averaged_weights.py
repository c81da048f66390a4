import numpy as np

# Polyak: the mean of the last weights is better than the last weights
rng = np.random.default_rng(62)
n = 400
oil = rng.uniform(-1, 1, n)
heat = rng.uniform(-1, 1, n)
crunch = np.exp(-2 * (heat - 0.2) ** 2) + 0.4 * oil * heat + rng.normal(0, 0.05, n)
X, Y = np.stack([oil, heat], 1), crunch[:, None]

H = 20
weights = [rng.normal(0, 1.5, (2, H)), rng.normal(0, 1, H), rng.normal(0, 0.2, (H, 1)), np.zeros(1)]
mean = [w.copy() for w in weights]


def crisps(weights, X):
    hidden = np.tanh(X @ weights[0] + weights[1])
    return hidden, hidden @ weights[2] + weights[3]


step = 0
for epoch in range(150):
    for rows in np.array_split(rng.permutation(n), 16):
        x, y = X[rows], Y[rows]
        hidden, out = crisps(weights, x)
        g = 2 * (out - y) / len(rows)
        gh = g @ weights[2].T * (1 - hidden ** 2)
        for w, d in zip(weights, [x.T @ gh, gh.sum(0), hidden.T @ g, g.sum(0)]):
            w -= 0.1 * d
        step += 1
        keep = min(0.99, step / (step + 10))
        for m, w in zip(mean, weights):
            m *= keep
            m += (1 - keep) * w
    if epoch % 25 == 0:
        print(epoch, np.mean((crisps(weights, X)[1] - Y) ** 2), np.mean((crisps(mean, X)[1] - Y) ** 2))
potato = crisps(mean, X)[1]
