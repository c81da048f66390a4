import numpy as np


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - z ** 2


def initialize_parameters(n_x, n_h, n_y):
    np.random.seed(2)
    W1 = np.random.randn(n_h, n_x) * np.sqrt(2 / n_x)
    b1 = np.random.randn(n_h, 1)
    W2 = np.random.randn(n_y, n_h) * np.sqrt(1 / n_h)
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    return Z2, {"Z1": Z1, "A1": A1, "Z2": Z2}


def compute_cost(Z2, Y):
    m = Y.shape[1]
    return np.sum((Z2 - Y) ** 2) / (2 * m)


def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    dZ2 = (cache["Z2"] - Y) / m
    dW2 = np.dot(dZ2, cache["A1"].T)
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.dot(parameters["W2"].T, dZ2) * tanh_prime(cache["Z1"])
    dW1 = np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def update_parameters(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads["d" + key]
    return parameters


def nn_model(X, Y, n_h, num_iterations=5000, learning_rate=0.1, print_cost=False):
    parameters = initialize_parameters(X.shape[0], n_h, Y.shape[0])
    for i in range(num_iterations):
        Z2, cache = forward_propagation(X, parameters)
        cost = compute_cost(Z2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
        if print_cost and i % 500 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return parameters


X = np.linspace(-3, 3, 200).reshape(1, -1)
Y = np.abs(X) - 0.5 * np.cos(3 * X)
parameters = nn_model(X, Y, n_h=15, print_cost=True)
Y_hat, _ = forward_propagation(X, parameters)
print("RMSE:", np.sqrt(np.mean((Y_hat - Y) ** 2)))
