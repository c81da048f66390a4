import numpy as np

# ash height of eruptions over mass flow and wind, softplus units
rng = np.random.RandomState(71)
X = rng.uniform(-1, 1, (260, 2))
height = np.exp(0.8 * X[:, 0]) * (1 - 0.4 * X[:, 1]) + 0.2 * X[:, 1] ** 2
Y = (height - height.mean())[:, None] / height.std()


def softplus(z):
    return np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0)


P = {}
P["W1"] = rng.randn(2, 24)
P["b1"] = rng.randn(24)
P["W2"] = rng.randn(24, 1) * 0.1
P["b2"] = np.zeros(1)

lr = 0.03
for i in range(6000):
    z = X @ P["W1"] + P["b1"]
    a = softplus(z)
    out = a @ P["W2"] + P["b2"]
    half_mse = 0.5 * np.mean((out - Y) ** 2)
    d = (out - Y) / len(X)
    G = {"W2": a.T @ d, "b2": d.sum(0)}
    dz = d @ P["W2"].T / (1 + np.exp(-z))       # softplus' is the sigmoid
    G["W1"] = X.T @ dz
    G["b1"] = dz.sum(0)
    for k in P:
        P[k] -= lr * G[k]
    if i % 1000 == 0:
        print(i, half_mse)
print("R2", 1 - 2 * half_mse / Y.var())
