import numpy as np
np.random.seed(5)

# clay moisture from dielectric measurement at two frequencies
n = 200
f1 = np.random.uniform(-1, 1, (n, 1))
f2 = np.random.uniform(-1, 1, (n, 1))
x = np.hstack([f1, f2])
y = np.cos(3 * f1) + 0.8 * np.abs(f2) + 0.3 * f1 + 0.03 * np.random.randn(n, 1)
y = y - y.mean()

S = 30  # hidden units
params = {
    "W1": np.random.randn(2, S), "b1": np.random.randn(1, S) * 0.5,
    "W2": np.random.randn(S, 1) * 0.2, "b2": np.zeros((1, 1)),
}


def fwd(p, x):
    c = {}
    c["Z1"] = x @ p["W1"] + p["b1"]
    c["A1"] = np.maximum(0, c["Z1"])
    c["out"] = c["A1"] @ p["W2"] + p["b2"]
    return c


def bwd(p, c, x, y):
    g = {}
    m = y.shape[0]
    dZ2 = (c["out"] - y) / m
    g["W2"] = c["A1"].T @ dZ2
    g["b2"] = dZ2.sum(axis=0, keepdims=True)
    dA1 = dZ2 @ p["W2"].T
    dZ1 = dA1 * (c["Z1"] > 0)
    g["W1"] = x.T @ dZ1
    g["b1"] = dZ1.sum(axis=0, keepdims=True)
    return g


alpha = 0.1
cache = fwd(params, x)
for epoch in range(1, 4001):
    cost = 0.5 * np.mean((fwd(params, x)["out"] - y) ** 2)
    grads = bwd(params, cache, x, y)
    for key in params:
        params[key] = params[key] - alpha * grads[key]
    if epoch % 400 == 0:
        print("Cost after epoch {}: {:.5f}".format(epoch, cost))

y_pred = fwd(params, x)["out"]
