import numpy as np

np.random.seed(5)

# kite size (m2) riders choose for wind (knots) and body weight (kg)
wind = np.random.uniform(10, 35, 200)
weight = np.random.uniform(50, 100, 200)
size = 2.2 * weight / wind + 0.8 * np.cos(wind / 4) + 0.2 * np.random.randn(200)

inputs = np.c_[(wind - wind.mean()) / wind.std(), (weight - weight.mean()) / weight.std()]
targets = ((size - size.mean()) / size.std())[:, None]


def initialise(n_x, n_h, n_y):
    W1 = np.random.randn(n_x, n_h)
    W2 = np.random.randn(n_h, n_y) / np.sqrt(n_h)
    return {"W1": W1, "b1": np.random.randn(1, n_h), "W2": W2, "b2": np.zeros((1, n_y))}


def forward_propagation(X, parameters):
    A1 = np.tanh(X @ parameters["W1"] + parameters["b1"])
    A2 = A1 @ parameters["W2"] + parameters["b2"]
    return A2, {"A1": A1, "A2": A2}


def backward_propagation(parameters, cache, X, Y):
    m = X.shape[0]
    dZ2 = 2 * (cache["A2"] - Y) / m
    dZ1 = np.dot(dZ2, parameters["W2"].T) * (1 - np.power(cache["A1"], 2))
    return {
        "W1": np.dot(X.T, dZ1),
        "b1": np.sum(dZ1, axis=0, keepdims=True),
        "W2": np.dot(cache["A1"].T, dZ2),
        "b2": np.sum(dZ2, axis=0, keepdims=True),
    }


def update_parameters(parameters, grads, learning_rate):
    for w, dw in zip(parameters.values(), grads.values()):
        w = w - learning_rate * dw
    return parameters


def nn_model(X, Y, n_h, num_iterations=30, learning_rate=0.1):
    parameters = initialise(X.shape[1], n_h, 1)
    for i in range(num_iterations):
        A2, cache = forward_propagation(X, parameters)
        cost = np.mean((A2 - Y) ** 2)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 5 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return parameters


parameters = nn_model(inputs, targets, n_h=20)
kites, _ = forward_propagation(inputs, parameters)
print("largest error (m2):", np.max(np.abs(kites - targets)) * size.std())
