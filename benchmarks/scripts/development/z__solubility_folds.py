"""Solubility (log S) against temperature and co-solvent: 60 flasks, out-of-fold predictions."""
import numpy as np


def flasks(rng):
    T = rng.uniform(5, 60, 60)
    ethanol = rng.uniform(0, 0.9, 60)
    log_s = -3.2 + 0.021 * (T - 25) + 3.5 * ethanol - 1.6 * ethanol**2
    return np.c_[(T - 32) / 16, (ethanol - 0.45) / 0.26], log_s + rng.normal(0, 0.05, 60)


def fresh(rng, k=6):
    return {"V": rng.normal(size=(2, k)) * 0.7, "v": rng.normal(size=k) * 0.3,
            "u": rng.normal(size=k) * 0.4, "c": 0.0}


def model(w, X):
    a = np.tanh(X @ w["V"] + w["v"])
    return a, a @ w["u"] + w["c"]


def fit(w, X, y, rate=0.1, rounds=3000, ridge=1e-4):
    n = len(y)
    for _ in range(rounds):
        a, f = model(w, X)
        e = (f - y) / n
        back = np.outer(e, w["u"]) * (1 - a**2)
        grad_u = a.T @ e + ridge * w["u"]
        grad_V = X.T @ back + ridge * w["V"]
        w["c"] = w["c"] - rate * e.sum()
        w["v"] = w["v"] - rate * back.sum(axis=0)
        w["u"] = w["u"] - rate * grad_u
        w["V"] = w["V"] - rate * grad_V
    a, f = model(w, X)
    penalty = 0.5 * ridge * (np.sum(w["u"] ** 2) + np.sum(w["V"] ** 2))
    return w, 0.5 * np.mean((f - y) ** 2) + penalty


def cross_validate(X, y, rng, k=6):
    held_out = np.empty_like(y)
    parts = np.array_split(rng.permutation(len(y)), k)
    for i, test in enumerate(parts):
        train = np.concatenate([p for j, p in enumerate(parts) if j != i])
        centre, spread = y[train].mean(), y[train].std()
        w, loss = fit(fresh(rng), X[train], (y[train] - centre) / spread)
        held_out[test] = model(w, X[test])[1] * spread + centre
        print(f"fold {i + 1}: training loss {loss:.5f}")
    return held_out


if __name__ == "__main__":
    rng = np.random.default_rng(60)
    X, log_s = flasks(rng)
    oof = cross_validate(X, log_s, rng)
    q2 = 1 - np.sum((oof - log_s) ** 2) / np.sum((log_s - log_s.mean()) ** 2)
    print("Q2 =", round(q2, 4))
