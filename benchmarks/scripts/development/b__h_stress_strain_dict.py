"""Stress-strain curve of an aluminium sheet, dictionary of weights and Adam from the paper."""
import numpy as np

rng = np.random.default_rng(10)
strain = rng.uniform(0, 0.12, (250, 1))
stress = 320 * (1 - np.exp(-strain / 0.01)) * (1 + 1.5 * strain) + rng.normal(0, 5, (250, 1))

s_mean, s_std = strain.mean(), strain.std()
x = (strain - s_mean) / s_std
y = stress / 100.0                       # in 100 MPa

P = {
    "W1": rng.normal(0, 1, (1, 20)), "b1": rng.normal(0, 1, (1, 20)),
    "W2": rng.normal(0, 0.2, (20, 1)), "b2": np.full((1, 1), y.mean()),
}
M = {k: np.zeros_like(v) for k, v in P.items()}
V = {k: np.zeros_like(v) for k, v in P.items()}
lr, beta1, beta2, eps, lam = 0.02, 0.9, 0.999, 1e-8, 1e-5


def model(P, x):
    h = np.tanh(x @ P["W1"] + P["b1"])
    return h, h @ P["W2"] + P["b2"]


for t in range(1, 2501):
    h, f = model(P, x)
    penalty = lam * sum(np.sum(P[k] ** 2) for k in ("W1", "W2"))
    cost = np.mean((f - y) ** 2) + penalty
    df = 2 * (f - y) / len(x)
    dh = (df @ P["W2"].T) * (1 - h ** 2)
    G = {"W1": x.T @ dh + 2 * lam * P["W1"], "b1": dh.sum(0, keepdims=True),
         "W2": h.T @ df + 2 * lam * P["W2"], "b2": df.sum(0, keepdims=True)}
    for k in P:
        M[k] = beta1 * M[k] + (1 - beta1) * G[k]
        V[k] = beta2 * V[k] + (1 - beta2) * G[k] ** 2
        mhat = M[k] / (1 - beta1 ** t)
        vhat = V[k] / (1 - beta2 ** t)
        P[k] = P[k] - lr * mhat / (np.sqrt(vhat) + eps)
    if t % 500 == 0:
        print(t, cost)

sigma = model(P, x)[1] * 100
print("mean error [MPa]:", np.abs(sigma - stress).mean())
