"""Subsidence rate over a mining field; each benchmark comes with its own standard deviation."""
import numpy as np

rng = np.random.default_rng(808)
M = 900
east = rng.uniform(0, 6000, M)
north = rng.uniform(0, 4000, M)
sigma = rng.choice([0.5, 1.0, 3.0], M)             # mm/a: three classes of levelling
r2 = ((east - 2600) / 1500) ** 2 + ((north - 1900) / 1100) ** 2
eps = sigma * rng.standard_normal(M)
rate_mm = -18 * np.exp(-r2 / 2) + 0.8 * (east - 3000) / 1000 + eps

X = np.column_stack([(east - 3000) / 1700, (north - 2000) / 1150])
unit = 5.0
t = (rate_mm + 5.0) / unit
weight = 1 / sigma**2
weight = weight / weight.mean()

H = 30
params = {
    "W1": rng.normal(0, 1.0, (2, H)), "b1": rng.normal(0, 1.0, H),
    "W2": rng.normal(0, 1 / np.sqrt(H), H), "b2": np.zeros(()),
}
velocity = {k: np.zeros_like(p) for k, p in params.items()}


def batches(size):
    ix = rng.permutation(M)
    for i in range(0, M, size):
        yield ix[i:i + size]


for epoch in range(600):
    lr = 0.02 if epoch < 400 else 0.004
    total = 0.0
    for ix in batches(45):
        x, target, w = X[ix], t[ix], weight[ix]
        h = np.tanh(x @ params["W1"] + params["b1"])
        e = h @ params["W2"] + params["b2"] - target
        total += np.sum(w * e**2)
        delta = 2 * w * e / len(ix)
        back = np.outer(delta, params["W2"]) * (1 - h**2)
        grad = {"W1": x.T @ back, "b1": back.sum(0), "W2": h.T @ delta, "b2": delta.sum()}
        for k in params:
            velocity[k] = 0.8 * velocity[k] - lr * grad[k]
            params[k] = params[k] + velocity[k]
    if epoch % 100 == 0:
        print(epoch, "weighted mse", total / M)

surface = (np.tanh(X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]) * unit - 5.0
v = surface - rate_mm
print("a posteriori variance factor", np.sum(v**2 / sigma**2) / M)
