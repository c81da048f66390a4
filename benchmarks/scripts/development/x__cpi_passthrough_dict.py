import numpy as np

# exchange rate pass-through to prices, asymmetric (simulated months), Adam written out
rng = np.random.default_rng(1997)
T = 400
depreciation = rng.normal(0, 3, (T, 1))
oil = rng.normal(0, 5, (T, 1))
cpi = 0.2 + 0.25 * np.maximum(depreciation, 0) + 0.05 * np.minimum(depreciation, 0) + 0.04 * oil
cpi = cpi + rng.normal(0, 0.08, (T, 1))

Z = np.hstack([depreciation, oil])
Z = (Z - Z.mean(axis=0)) / Z.std(axis=0)
target = (cpi - cpi.mean()) / cpi.std()

theta = {
    "W1": rng.normal(0, 0.7, (2, 16)),
    "b1": np.zeros(16),
    "W2": rng.normal(0, 0.25, (16, 1)),
    "b2": np.zeros(1),
}
m = {k: np.zeros_like(v) for k, v in theta.items()}
v = {k: np.zeros_like(w) for k, w in theta.items()}
lr, beta1, beta2, eps = 0.005, 0.9, 0.999, 1e-8
lam = 1e-4


def net(q):
    hid = np.maximum(q @ theta["W1"] + theta["b1"], 0)
    return hid, hid @ theta["W2"] + theta["b2"]


for t in range(1, 2501):
    hid, pred = net(Z)
    diff = pred - target
    loss = np.mean(diff ** 2) + lam * (np.sum(theta["W1"] ** 2) + np.sum(theta["W2"] ** 2))
    dpred = 2 * diff / T
    dhid = dpred @ theta["W2"].T * (hid > 0)
    grad = {
        "W1": Z.T @ dhid + 2 * lam * theta["W1"],
        "b1": dhid.sum(axis=0),
        "W2": hid.T @ dpred + 2 * lam * theta["W2"],
        "b2": dpred.sum(axis=0),
    }
    for k in theta:
        m[k] = beta1 * m[k] + (1 - beta1) * grad[k]
        v[k] = beta2 * v[k] + (1 - beta2) * grad[k] ** 2
        mhat = m[k] / (1 - beta1 ** t)
        vhat = v[k] / (1 - beta2 ** t)
        theta[k] -= lr * mhat / (np.sqrt(vhat) + eps)
    if t % 250 == 0:
        print(f"step {t:4d}: {loss:.5f}")

inflation = net(Z)[1] * cpi.std() + cpi.mean()
print("rmse in percentage points:", np.sqrt(np.mean((inflation - cpi) ** 2)))
