"""Snowmelt runoff from degree-days. Forward pass from one blog, backprop from another."""
import numpy as np
import matplotlib.pyplot as plt


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)


def initialize(n_in, n_hidden, rng):
    w1 = rng.normal(0, 1.0, (n_in, n_hidden))
    bias1 = rng.normal(0, 1.0, (1, n_hidden))
    w2 = rng.normal(0, 0.5, (n_hidden, 1))
    bias2 = np.zeros((1, 1))
    return [w1, bias1, w2, bias2]


def feed_forward(X, weights):
    w1, bias1, w2, bias2 = weights
    layer1 = sigmoid(X.dot(w1) + bias1)
    output = layer1.dot(w2) + bias2
    return layer1, output


def backprop(X, y, layer1, output, weights):
    w1, bias1, w2, bias2 = weights
    d_output = 2 * (output - y) / len(X)
    d_w2 = layer1.T.dot(d_output)
    d_bias2 = d_output.sum(axis=0, keepdims=True)
    d_layer1 = sigmoid_derivative(output) * d_output.dot(w2.T)
    d_w1 = X.T.dot(d_layer1)
    d_bias1 = d_layer1.sum(axis=0, keepdims=True)
    return [d_w1, d_bias1, d_w2, d_bias2]


rng = np.random.default_rng(21)
degree_days = rng.uniform(-6, 6, (200, 1))
runoff = np.sin(degree_days) * 2 + 0.4 * degree_days + rng.normal(0, 0.1, (200, 1))
X = degree_days / degree_days.std()
y = (runoff - runoff.mean()) / runoff.std()

weights = initialize(1, 10, rng)
errors = []
for i in range(12000):
    layer1, output = feed_forward(X, weights)
    errors.append(np.mean((output - y) ** 2))
    gradients = backprop(X, y, layer1, output, weights)
    for w, g in zip(weights, gradients):
        w -= 0.15 * g
    if i % 2000 == 0:
        print("error after", i, "iterations:", errors[-1])

output = feed_forward(X, weights)[1]
plt.scatter(degree_days, y, s=5)
plt.scatter(degree_days, output, s=5)
plt.show()
