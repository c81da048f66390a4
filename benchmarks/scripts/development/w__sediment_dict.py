import numpy as np

# suspended sediment from (turbidity, discharge, temperature), all already standardised
# 3 - 16 - 16 - 1, notation as in the course (columns are examples)

def initialize_parameters(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


def forward_propagation(X, p):
    Z1 = p["W1"] @ X + p["b1"]
    A1 = np.tanh(Z1)
    Z2 = p["W2"] @ A1 + p["b2"]
    A2 = np.tanh(Z2)
    A3 = p["W3"] @ A2 + p["b3"]
    return A3, {"A1": A1, "A2": A2, "A3": A3}


def compute_cost(A3, Y):
    m = Y.shape[1]
    return np.sum((A3 - Y) ** 2) / (2 * m)


def backward_propagation(X, Y, p, cache):
    m = X.shape[1]
    grads = {}
    dZ3 = (cache["A3"] - Y) / m
    grads["W3"] = 1 / m * dZ3 @ cache["A2"].T
    grads["b3"] = 1 / m * np.sum(dZ3, axis=1, keepdims=True)
    dZ2 = (p["W3"].T @ dZ3) * (1 - cache["A2"] ** 2)
    grads["W2"] = 1 / m * dZ2 @ cache["A1"].T
    grads["b2"] = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = (p["W2"].T @ dZ2) * (1 - cache["A1"] ** 2)
    grads["W1"] = 1 / m * dZ1 @ X.T
    grads["b1"] = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return grads


def update_parameters(p, grads, learning_rate):
    for key in p:
        p[key] = p[key] - learning_rate * grads[key]
    return p


np.random.seed(1)
X = np.random.randn(3, 300)
Y = np.sin(1.5 * X[0:1]) + 0.6 * X[1:2] * X[2:3] + 0.05 * np.random.randn(1, 300)

parameters = initialize_parameters([3, 16, 16, 1])
for i in range(5000):
    A3, cache = forward_propagation(X, parameters)
    cost = compute_cost(A3, Y)
    grads = backward_propagation(X, Y, parameters, cache)
    parameters = update_parameters(parameters, grads, 0.2)
    if i % 500 == 0:
        print("Cost after iteration %i: %f" % (i, cost))

A3, _ = forward_propagation(X, parameters)
print("final cost", compute_cost(A3, Y))
