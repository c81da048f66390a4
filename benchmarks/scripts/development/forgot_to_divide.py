import numpy as np
import matplotlib.pyplot as plt

np.random.seed(1)
m = 500
x = 2 * np.random.rand(m, 1) - 1
y = np.sqrt(np.abs(x)) + 0.02 * np.random.randn(m, 1)

n1 = 25
theta1 = np.random.randn(1, n1) * 3
bias1 = np.random.uniform(-3, 3, (1, n1))
theta2 = np.random.randn(n1, 1) * 0.2
bias2 = np.zeros((1, 1))

eta = 0.1
J = []
for k in range(3000):
    a1 = np.tanh(x @ theta1 + bias1)
    a2 = a1 @ theta2 + bias2
    J.append(np.sum((a2 - y) ** 2) / (2 * m))

    d2 = a2 - y
    grad2 = a1.T @ d2
    gradb2 = np.sum(d2, axis=0, keepdims=True)
    d1 = (d2 @ theta2.T) * (1 - a1 ** 2)
    grad1 = x.T @ d1
    gradb1 = np.sum(d1, axis=0, keepdims=True)

    theta1 -= eta * grad1
    bias1 -= eta * gradb1
    theta2 -= eta * grad2
    bias2 -= eta * gradb2

print("cost", J[-1])
plt.plot(J)
plt.yscale("log")
plt.show()
