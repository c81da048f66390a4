# How well can the delay of a router queue be told from load, packet size and burstiness?
# Five folds; every row is predicted by a network that has not seen it.
import numpy as np

HIDDEN = 10
RATE = 0.01
STEPS = 1200


def make_data(rng, n=400):
    load = rng.uniform(0.1, 0.9, n)
    size = rng.uniform(64, 1500, n)
    burst = rng.uniform(1, 5, n)
    wait = np.log(size * 8 / 100.0 * (1 + burst * load / (1 - load)))
    return np.c_[load, size, burst], (wait + rng.normal(0, 0.15, n)).reshape(-1, 1)


def net(theta, X):
    h = np.tanh(X @ theta["W"] + theta["b"])
    return h, h @ theta["v"] + theta["c"]


def fit(X, y, rng):
    theta = {"W": rng.normal(0, 1 / np.sqrt(X.shape[1]), (X.shape[1], HIDDEN)),
             "b": rng.normal(0, 0.3, HIDDEN),
             "v": rng.normal(0, 1 / np.sqrt(HIDDEN), (HIDDEN, 1)),
             "c": y.mean(axis=0)}
    square = {k: np.zeros_like(a) for k, a in theta.items()}
    for step in range(STEPS):
        h, out = net(theta, X)
        e = 2 * (out - y) / len(y)
        back = e @ theta["v"].T * (1 - h ** 2)
        grad = {"W": X.T @ back, "b": back.sum(0), "v": h.T @ e, "c": e.sum(0)}
        rate = RATE * (1 - step / STEPS)                # linear to zero
        for k in theta:                                 # RMSprop
            square[k] = 0.95 * square[k] + 0.05 * grad[k] ** 2
            theta[k] = theta[k] - rate * grad[k] / (np.sqrt(square[k]) + 1e-8)
    loss = np.mean((net(theta, X)[1] - y) ** 2)
    return theta, loss


rng = np.random.default_rng(64)
X, y = make_data(rng)
fold = rng.permutation(len(X)) % 5
unseen = np.zeros_like(y)
for k in range(5):
    inside, outside = fold != k, fold == k
    centre, width = X[inside].mean(0), X[inside].std(0)
    theta, loss = fit((X[inside] - centre) / width, y[inside], rng)
    unseen[outside] = net(theta, (X[outside] - centre) / width)[1]
    miss = np.mean((unseen[outside] - y[outside]) ** 2)
    print(f"fold {k}: train {loss:.4f}, unseen {miss:.4f}")
print("R2 on unseen rows:", 1 - np.mean((unseen - y) ** 2) / y.var())
