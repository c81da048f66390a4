import numpy as np

np.random.seed(71)


def affine_tanh(x, w, b):
    return np.tanh(x @ w + b)


def objective(prm, x, y, lam):
    """MSE plus ridge penalty, and all derivatives"""
    n = len(x)
    h = affine_tanh(x, prm["w1"], prm["b1"])
    f = h @ prm["w2"] + prm["b2"]
    cost = np.mean((f - y) ** 2) + lam * (np.sum(prm["w1"] ** 2) + np.sum(prm["w2"] ** 2))
    r = 2 * (y - f) / n
    back = r @ prm["w2"].T * (1 - h ** 2)
    der = {
        "w2": h.T @ r + 2 * lam * prm["w2"],
        "b2": r.sum(axis=0),
        "w1": x.T @ back + 2 * lam * prm["w1"],
        "b1": back.sum(axis=0),
    }
    return cost, der


# bubble point pressure over composition and temperature (normalised PVT table)
x = np.random.uniform(-1, 1, (280, 2))
y = (x[:, :1] + 0.8) ** 2 * np.exp(0.5 * x[:, 1:]) - 1

prm = {
    "w1": np.random.normal(0, 1, (2, 16)),
    "b1": np.random.normal(0, 0.5, 16),
    "w2": np.random.normal(0, 0.3, (16, 1)),
    "b2": np.zeros(1),
}
for n_iter in range(4000):
    cost, der = objective(prm, x, y, lam=0.3)
    prm = {k: prm[k] - 0.05 * der[k] for k in prm}
    if n_iter % 400 == 0:
        print(n_iter, cost)

pressure = affine_tanh(x, prm["w1"], prm["b1"]) @ prm["w2"] + prm["b2"]
