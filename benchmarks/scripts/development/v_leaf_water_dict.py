import numpy as np
import matplotlib.pyplot as plt

# relative water content of leaves (0..1) from drying time and vapour deficit.
# started from my logistic regression homework and changed the labels to numbers


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


rng = np.random.RandomState(4)
m = 240
hours = rng.uniform(0, 12, m)
vpd = rng.uniform(0.3, 3.0, m)
rwc = 0.15 + 0.8 * np.exp(-0.12 * hours * vpd) + rng.normal(0, 0.01, m)

X = np.vstack([(hours - 6) / 3.5, (vpd - 1.6) / 0.8])    # features in rows
Y = rwc.reshape(1, m)

nh = 12
parameters = {"W1": rng.randn(nh, 2) * 0.7, "b1": np.zeros((nh, 1)),
              "W2": rng.randn(1, nh) * 0.3, "b2": np.zeros((1, 1))}


def forward_propagation(X, p):
    A1 = np.tanh(p["W1"] @ X + p["b1"])
    Z2 = p["W2"] @ A1 + p["b2"]
    return {"A1": A1, "Z2": Z2}


def backward_propagation(p, cache, X, Y):
    dZ2 = (sigmoid(cache["Z2"]) - Y) / m
    dA1 = p["W2"].T @ dZ2
    dZ1 = dA1 * (1 - cache["A1"] ** 2)
    return {"W2": dZ2 @ cache["A1"].T, "b2": dZ2.sum(axis=1, keepdims=True),
            "W1": dZ1 @ X.T, "b1": dZ1.sum(axis=1, keepdims=True)}


costs = []
for i in range(6000):
    cache = forward_propagation(X, parameters)
    cost = np.mean((cache["Z2"] - Y) ** 2)
    costs.append(cost)
    grads = backward_propagation(parameters, cache, X, Y)
    for key in parameters:
        parameters[key] = parameters[key] - 0.3 * grads[key]
    if i % 1000 == 0:
        print("Cost after iteration {}: {:.6f}".format(i, cost))

estimated = forward_propagation(X, parameters)["Z2"]
plt.scatter(Y, estimated)
plt.xlabel("measured")
plt.show()
