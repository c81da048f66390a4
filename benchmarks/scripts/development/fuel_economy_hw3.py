# HW3 - predict fuel economy from weight and horsepower with a small MLP
# My TA says the code is correct but loss gets stuck at the variance of mpg :(
import numpy as np

np.random.seed(42)
m = 250
weight = np.random.uniform(1600, 5000, m)          # lbs
hp = 0.035 * weight + np.random.uniform(-30, 60, m)  # horsepower
mpg = 48 - 0.011 * weight + 1.1e-6 * weight ** 2 - 0.05 * hp + np.random.normal(0, 0.7, m)

data = np.c_[weight, hp]
target = ((mpg - mpg.mean()) / mpg.std()).reshape(m, 1)

hidden_units = 12
theta1 = np.random.randn(2, hidden_units) * 0.5
bias1 = np.random.randn(1, hidden_units) * 0.5
theta2 = np.random.randn(hidden_units, 1) * 0.3
bias2 = np.zeros((1, 1))

alpha = 0.05
J_history = []
for iteration in range(4000):
    # forward
    z = data.dot(theta1) + bias1
    a = np.tanh(z)
    h = a.dot(theta2) + bias2
    diff = h - target
    J = (1 / (2 * m)) * np.sum(diff ** 2)
    J_history.append(J)
    # backward
    grad_theta2 = a.T.dot(diff) / m
    grad_bias2 = diff.sum(axis=0, keepdims=True) / m
    delta = diff.dot(theta2.T) * (1 - a ** 2)
    grad_theta1 = data.T.dot(delta) / m
    grad_bias1 = delta.sum(axis=0, keepdims=True) / m
    # step
    theta1 -= alpha * grad_theta1
    bias1 -= alpha * grad_bias1
    theta2 -= alpha * grad_theta2
    bias2 -= alpha * grad_bias2

h = np.tanh(data.dot(theta1) + bias1).dot(theta2) + bias2
print("J first/last", J_history[0], J_history[-1])
