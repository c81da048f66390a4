import numpy as np


def train_one(X, y, seed, steps=2500, lr=0.1):
    rng = np.random.default_rng(seed)
    rows = rng.integers(0, len(X), len(X))      # bootstrap
    Xb, yb = X[rows], y[rows]
    p = {"W": rng.normal(0, 1.5, (1, 15)), "b": rng.normal(0, 1, 15),
         "v": rng.normal(0, 0.3, (15, 1)), "c": np.zeros(1)}
    for _ in range(steps):
        h = np.tanh(Xb @ p["W"] + p["b"])
        e = 2 * (h @ p["v"] + p["c"] - yb) / len(Xb)
        dh = e @ p["v"].T * (1 - h * h)
        p["v"] -= lr * h.T @ e
        p["c"] -= lr * e.sum(0)
        p["W"] -= lr * Xb.T @ dh
        p["b"] -= lr * dh.sum(0)
    return p


def predict_one(p, X):
    return np.tanh(X @ p["W"] + p["b"]) @ p["v"] + p["c"]


def main():
    # calcium signal of a nerve cell
    rng = np.random.default_rng(500)
    X = rng.uniform(-2, 2, (250, 1))
    y = np.exp(-X ** 2) + 0.3 * X + 0.1 * rng.normal(size=X.shape)
    members = [train_one(X, y, seed) for seed in range(5)]
    every = np.stack([predict_one(p, X) for p in members])
    signal = every.mean(axis=0)
    for k, single in enumerate(every):
        print("network", k, "mse", np.mean((single - y) ** 2))
    print("mean of five", np.mean((signal - y) ** 2), "spread", every.std(axis=0).mean())


if __name__ == "__main__":
    main()
