import numpy as np

# Change of the groundwater level (m, up or down) after rain. Coursera notation (columns are examples).
# "use ReLU everywhere, it trains faster" -- but the curve never goes below zero


def layer_sizes(X, Y, n_h=20):
    return X.shape[0], n_h, Y.shape[0]


def initialize_parameters(n_x, n_h, n_y):
    return {"W1": np.random.randn(n_h, n_x), "b1": np.random.randn(n_h, 1) * 0.5,
            "W2": np.random.randn(n_y, n_h) * 0.3, "b2": np.full((n_y, 1), 0.5)}


def relu(Z):
    return np.maximum(Z, 0)


def forward_propagation(X, p):
    Z1 = np.dot(p["W1"], X) + p["b1"]
    A1 = relu(Z1)
    Z2 = np.dot(p["W2"], A1) + p["b2"]
    A2 = relu(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


def backward_propagation(p, cache, X, Y):
    m = X.shape[1]
    dZ2 = (cache["A2"] - Y) * (cache["Z2"] > 0) / m
    dW2 = np.dot(dZ2, cache["A1"].T)
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.dot(p["W2"].T, dZ2) * (cache["Z1"] > 0)
    dW1 = np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


np.random.seed(2)
rain = np.random.uniform(-1, 1, (1, 300))
level = np.exp(-6 * (rain - 0.35) ** 2) - 0.6 * np.exp(-8 * (rain + 0.5) ** 2)

parameters = initialize_parameters(*layer_sizes(rain, level))
for i in range(5000):
    A2, cache = forward_propagation(rain, parameters)
    cost = np.mean((A2 - level) ** 2) / 2
    grads = backward_propagation(parameters, cache, rain, level)
    for key in parameters:
        parameters[key] = parameters[key] - 0.1 * grads[key]
    if i % 1000 == 0:
        print("Cost after iteration %i: %f" % (i, cost))
