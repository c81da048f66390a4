import numpy as np

np.random.seed(64)

# sugar content of apples from reflectance in three bands; RMSprop as in the lecture notes
n = 400
ripeness = np.random.rand(n)
r680 = 0.1 + 0.35 * ripeness + 0.02 * np.random.randn(n)
r750 = 0.55 - 0.1 * ripeness ** 2 + 0.02 * np.random.randn(n)
r970 = 0.4 + 0.05 * np.random.randn(n)
brix = 9 + 14 * r680 - 6 * (r970 - 0.4) + 60 * (r750 - 0.5) ** 2 + 0.1 * np.random.randn(n)

X = np.column_stack([r680, r750, r970])
X = (X - X.mean(0)) / X.std(0)
y = (brix - brix.mean()).reshape(-1, 1)

params = {"W1": 0.5 * np.random.randn(3, 15), "b1": np.zeros(15),
          "W2": 0.5 * np.random.randn(15, 1), "b2": np.zeros(1)}
cache = {k: np.zeros_like(v) for k, v in params.items()}
decay, lr, eps = 0.99, 2e-3, 1e-8

for it in range(4001):
    rows = np.random.choice(n, 50, replace=False)
    xb, yb = X[rows], y[rows]
    hid = 1 / (1 + np.exp(-(xb @ params["W1"] + params["b1"])))
    out = hid @ params["W2"] + params["b2"]

    d = yb - out                       # minus the gradient, so we ADD below
    up = {"W2": hid.T @ d, "b2": d.sum(0)}
    dh = d @ params["W2"].T * hid * (1 - hid)
    up["W1"] = xb.T @ dh
    up["b1"] = dh.sum(0)

    for k in params:
        cache[k] = decay * cache[k] + (1 - decay) * up[k] ** 2
        params[k] += lr * up[k] / (np.sqrt(cache[k]) + eps)
    if it % 500 == 0:
        print(it, np.mean(d ** 2))

sugar = 1 / (1 + np.exp(-(X @ params["W1"] + params["b1"]))) @ params["W2"] + params["b2"]
print("standard error of prediction:", np.std(sugar - y), "Brix")
