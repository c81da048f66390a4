"""
Week 3 programming exercise (regression version) - planar curve with one hidden layer
"""
import numpy as np


def tanh(z):
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))


def load_dataset(m=200):
    np.random.seed(2)
    X = np.random.uniform(-2, 2, (m, 1))
    Y = X ** 2 - 1.3 + 0.1 * np.random.randn(m, 1)
    return X, Y


def init_params(n_x, n_h, n_y):
    W1 = np.random.randn(n_x, n_h)
    b1 = np.random.randn(1, n_h)
    W2 = np.random.randn(n_h, n_y) * 0.2
    b2 = np.zeros((1, n_y))
    return W1, b1, W2, b2


def forward(X, params):
    W1, b1, W2, b2 = params
    Z1 = np.dot(X, W1) + b1
    Z2 = np.dot(Z1, W2) + b2
    return Z1, Z2


def backward(X, Y, params, Z1, Z2):
    m = X.shape[0]
    W1, b1, W2, b2 = params
    dZ2 = (Z2 - Y) / m
    dW2 = np.dot(Z1.T, dZ2)
    db2 = dZ2.sum(axis=0, keepdims=True)
    dZ1 = np.dot(dZ2, W2.T)
    dW1 = np.dot(X.T, dZ1)
    db1 = dZ1.sum(axis=0, keepdims=True)
    return dW1, db1, dW2, db2


def model(X, Y, n_h=8, num_iterations=6000, learning_rate=0.1):
    params = init_params(X.shape[1], n_h, Y.shape[1])
    for i in range(num_iterations):
        Z1, Z2 = forward(X, params)
        cost = np.mean((Z2 - Y) ** 2) / 2
        grads = backward(X, Y, params, Z1, Z2)
        params = [p - learning_rate * g for p, g in zip(params, grads)]
        if i % 1000 == 0:
            print("Cost after iteration", i, ":", cost)
    return params


X, Y = load_dataset()
parameters = model(X, Y)
predictions = forward(X, parameters)[1]
print("train error:", np.mean(np.abs(predictions - Y)))
