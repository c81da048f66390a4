import numpy as np

# noise of a fan: blade angle and speed (both standardised)
np.random.seed(52)
m = 260
X = np.random.randn(2, m)
Y = np.maximum(X[0], -0.5) + 0.5 * np.cos(2 * X[1])
Y = (Y - Y.mean()).reshape(1, m)


def initialize_parameters(n_x, n_h, n_y):
    W1 = np.zeros((n_h, n_x))
    b1 = np.zeros((n_h, 1))
    W2 = np.zeros((n_y, n_h))
    b2 = np.zeros((n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


def forward_propagation(X, parameters):
    Z1 = np.dot(parameters["W1"], X) + parameters["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(parameters["W2"], A1) + parameters["b2"]
    return Z2, {"A1": A1, "Z2": Z2}


def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1 = cache["A1"]
    dZ2 = cache["Z2"] - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(parameters["W2"].T, dZ2) * (1 - np.power(A1, 2))
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def update_parameters(parameters, grads, learning_rate):
    for name in ("W1", "b1", "W2", "b2"):
        parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters


parameters = initialize_parameters(2, 20, 1)
for i in range(4000):
    Z2, cache = forward_propagation(X, parameters)
    cost = np.sum((Z2 - Y) ** 2) / (2 * m)
    grads = backward_propagation(parameters, chache, X, Y)
    parameters = update_parameters(parameters, grads, learning_rate=0.3)
    if i % 500 == 0:
        print("Cost after iteration %i: %f" % (i, cost))
noise, cache = forward_propagation(X, parameters)
