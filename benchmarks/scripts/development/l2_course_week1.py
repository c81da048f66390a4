import numpy as np
import matplotlib.pyplot as plt


def relu(Z):
    return np.maximum(0, Z)


def initialize_parameters(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters['W' + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2. / layer_dims[l - 1])
        parameters['b' + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


def forward_propagation(X, parameters):
    Z1 = np.dot(parameters['W1'], X) + parameters['b1']
    A1 = relu(Z1)
    Z2 = np.dot(parameters['W2'], A1) + parameters['b2']
    A2 = relu(Z2)
    Z3 = np.dot(parameters['W3'], A2) + parameters['b3']
    return Z3, (Z1, A1, Z2, A2)


def compute_cost_with_regularization(Z3, Y, parameters, lambd):
    m = Y.shape[1]
    mse_cost = np.sum((Z3 - Y) ** 2) / (2 * m)
    L2_cost = lambd / (2 * m) * sum(np.sum(np.square(parameters['W%d' % l])) for l in (1, 2, 3))
    return mse_cost + L2_cost


def backward_propagation_with_regularization(X, Y, Z3, cache, parameters, lambd):
    m = X.shape[1]
    Z1, A1, Z2, A2 = cache
    dZ3 = (Z3 - Y) / m
    dZ2 = np.dot(parameters['W3'].T, dZ3) * (Z2 > 0)
    dZ1 = np.dot(parameters['W2'].T, dZ2) * (Z1 > 0)
    grads = {}
    for l, dZ, A in ((3, dZ3, A2), (2, dZ2, A1), (1, dZ1, X)):
        grads['dW%d' % l] = np.dot(dZ, A.T) + lambd * parameters['W%d' % l]
        grads['db%d' % l] = np.sum(dZ, axis=1, keepdims=True)
    return grads


def model(X, Y, learning_rate=0.1, num_iterations=3000, lambd=0.2, print_cost=True):
    np.random.seed(3)
    parameters = initialize_parameters([X.shape[0], 20, 10, 1])
    costs = []
    for i in range(num_iterations):
        Z3, cache = forward_propagation(X, parameters)
        costs.append(compute_cost_with_regularization(Z3, Y, parameters, lambd))
        grads = backward_propagation_with_regularization(X, Y, Z3, cache, parameters, lambd)
        for key in parameters:
            parameters[key] -= learning_rate * grads['d' + key]
        if print_cost and i % 500 == 0:
            print("Cost after iteration {}: {}".format(i, costs[-1]))
    return parameters, costs


# deflection of a beam from position, load and span, 350 beams
m = 350
X = np.random.uniform(-1, 1, (3, m))
Y = (np.sin(2 * X[:1]) * (1 + X[1:2]) + X[2:] ** 2) + 0.05 * np.random.randn(1, m)
parameters, costs = model(X, Y)
predictions, _ = forward_propagation(X, parameters)
plt.plot(costs)
plt.ylabel('cost')
plt.show()
