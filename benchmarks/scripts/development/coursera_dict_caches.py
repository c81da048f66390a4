import numpy as np

np.random.seed(1)


def initialize_parameters(n_x, n_h, n_y):
    return {
        "W1": np.random.randn(n_h, n_x) * 1.2,
        "b1": np.random.randn(n_h, 1) * 0.5,
        "W2": np.random.randn(n_y, n_h) * 0.3,
        "b2": np.zeros((n_y, 1)),
    }


def forward_propagation(X, parameters):
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    return Z2, {"Z1": Z1, "A1": A1, "Z2": Z2}


def compute_cost(Z2, Y):
    m = Y.shape[1]
    return np.sum((Z2 - Y) ** 2) / (2 * m)


def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = cache["Z2"] - Y
    dW2 = np.dot(dZ2, cache["Z1"].T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - np.power(cache["A1"], 2))
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}


def update_parameters(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads[key]
    return parameters


X = np.random.uniform(-2, 2, (2, 300))
Y = (np.sin(2 * X[0]) + 0.5 * X[1] ** 2).reshape(1, -1)
Y = (Y - Y.mean()) / Y.std()

parameters = initialize_parameters(2, 25, 1)
for i in range(6000):
    Z2, cache = forward_propagation(X, parameters)
    cost = compute_cost(Z2, Y)
    grads = backward_propagation(parameters, cache, X, Y)
    parameters = update_parameters(parameters, grads, 0.1)
    if i % 1000 == 0:
        print("Cost after iteration %i: %f" % (i, cost))

predictions, _ = forward_propagation(X, parameters)
