"""Port of my nnCostFunction.m (programming exercise 4) to Python.

The exercise was digits, I use it for the oven profile now. Theta1, Theta2 as in the course.
"""
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoidGradient(z):
    g = sigmoid(z)
    return g * (1 - g)


def randInitializeWeights(L_in, L_out):
    epsilon_init = 1.0
    return np.random.rand(L_out, 1 + L_in) * 2 * epsilon_init - epsilon_init


def nnCostFunction(Theta1, Theta2, X, y, lam):
    m = X.shape[0]
    # Part 1: feedforward
    a1 = np.hstack([np.ones((m, 1)), X])
    z2 = a1 @ Theta1.T
    a2 = np.hstack([np.ones((m, 1)), sigmoid(z2)])
    z3 = a2 @ Theta2.T
    a3 = sigmoid(z3)
    J = np.sum(-y * np.log(a3) - (1 - y) * np.log(1 - a3)) / m
    J += lam / (2 * m) * (np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2))

    # Part 2: backpropagation
    delta3 = a3 - y
    delta2 = (delta3 @ Theta2[:, 1:]) * sigmoidGradient(z2)
    Theta1_grad = delta2.T @ a1 / m
    Theta2_grad = delta3.T @ a2 / m
    Theta1_grad[:, 1:] += lam / m * Theta1[:, 1:]
    Theta2_grad[:, 1:] += lam / m * Theta2[:, 1:]
    return J, Theta1_grad, Theta2_grad, a3


# oven temperature (in 100 degC) over the normalised position in the tunnel
np.random.seed(30)
X = np.linspace(-1, 1, 160).reshape(-1, 1)
y = 1.6 + 1.2 * np.exp(-4 * (X - 0.2) ** 2) - 0.5 * X
y = y.astype(np.float)

Theta1 = randInitializeWeights(1, 15)
Theta2 = randInitializeWeights(15, 1)
lam = 10
alpha = 0.3
for k in range(8000):
    J, grad1, grad2, h = nnCostFunction(Theta1, Theta2, X * 3, y, lam)
    Theta1 = Theta1 - alpha * grad1
    Theta2 = Theta2 - alpha * grad2
    if k % 1000 == 0:
        print("Iteration %5d | Cost: %e" % (k, J))

print("max error", np.abs(h - y).max())
