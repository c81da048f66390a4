# Sag of a tightrope with the walker's position and his weight.
# Two-layer net with a cache dict, gradients checked by eye only...
import numpy as np

np.random.seed(31)


def logistic(t):
    return 1 / (1 + np.exp(-t))


def initialize(n_x, n_h):
    return {"W1": np.random.randn(n_x, n_h) * 2, "b1": np.random.randn(1, n_h),
            "W2": np.random.randn(n_h, 1) * 0.2, "b2": np.zeros((1, 1))}


def feed_forward(X, prm):
    cache = {}
    cache["Z1"] = X @ prm["W1"] + prm["b1"]
    cache["A1"] = logistic(cache["Z1"])
    cache["Z2"] = cache["A1"] @ prm["W2"] + prm["b2"]
    return cache


def back_prop(X, Y, cache, prm):
    m = X.shape[0]
    dZ2 = 2 * (cache["Z2"] - Y) / m
    dW2 = cache["Z1"].T @ dZ2
    db2 = np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = (dZ2 @ prm["W2"].T) * cache["A1"] * (1 - cache["A1"])
    dW1 = X.T @ dZ1
    db1 = np.sum(dZ1, axis=0, keepdims=True)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


pos = np.random.uniform(0, 1, (300, 1))
kg = np.random.uniform(55, 95, (300, 1))
sag = 4 * pos * (1 - pos) * (kg / 75) ** 0.8 + 0.2 * np.sin(4 * np.pi * pos)

X = np.hstack([(pos - 0.5) / 0.29, (kg - 75) / 11.5])
Y = (sag - sag.mean()) / sag.std()

prm = initialize(2, 25)
for i in range(8000):
    cache = feed_forward(X, prm)
    cost = np.mean((cache["Z2"] - Y) ** 2)
    grads = back_prop(X, Y, cache, prm)
    for key in prm:
        prm[key] = prm[key] - 0.2 * grads[key]
    if i % 1000 == 0:
        print("Cost after iteration %i: %f" % (i, cost))

Y_hat = feed_forward(X, prm)["Z2"]
