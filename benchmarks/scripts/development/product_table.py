"""Hook's old exercise: learn y = x1*x2 on a grid (needs a hidden layer)."""
from __future__ import print_function, division
import numpy as np

np.random.seed(8)
g = np.linspace(-1, 1, 15)
xx, yy = np.meshgrid(g, g)
inputs = np.vstack([xx.ravel(), yy.ravel()])       # 2 x 225, columns are examples
targets = (inputs[0] * inputs[1])[None, :]
m = inputs.shape[1]

nx, nh, ny = 2, 10, 1
W1 = np.random.randn(nh, nx)
b1 = np.zeros((nh, 1))
W2 = np.random.randn(ny, nh) * 0.5
b2 = np.zeros((ny, 1))

alpha = 0.2
beta = 0.9
V = {name: 0 for name in ("W1", "b1", "W2", "b2")}

for i in range(4000):
    Z1 = np.dot(W1, inputs) + b1
    A1 = np.tanh(Z1)
    A2 = np.dot(W2, A1) + b2
    cost = np.sum((A2 - targets) ** 2) / (2 * m)

    dZ2 = (A2 - targets) / m
    dW2 = np.dot(dZ2, A1.T)
    db2 = np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.dot(W2.T, dZ2) * (1 - np.power(A1, 2))
    dW1 = np.dot(dZ1, inputs.T)
    db1 = np.sum(dZ1, axis=1, keepdims=True)

    # momentum (exponentially weighted average of the gradients)
    V["W1"] = beta * V["W1"] + (1 - beta) * dW1
    V["b1"] = beta * V["b1"] + (1 - beta) * db1
    V["W2"] = beta * V["W2"] + (1 - beta) * dW2
    V["b2"] = beta * V["b2"] + (1 - beta) * db2
    W1 = W1 - alpha * V["W1"]
    b1 = b1 - alpha * V["b1"]
    W2 = W2 - alpha * V["W2"]
    b2 = b2 - alpha * V["b2"]

    if i % 500 == 0:
        print("Cost after iteration %i: %f" % (i, cost))

print("0.5 * -0.5 =", (np.dot(W2, np.tanh(np.dot(W1, [[0.5], [-0.5]]) + b1)) + b2)[0, 0])
