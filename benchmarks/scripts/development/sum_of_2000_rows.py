import numpy as np
import matplotlib.pyplot as plt

np.random.seed(66)
hours = np.random.rand(2000, 1) * 24
load = 30 + 10 * np.sin((hours - 7) / 24 * 2 * np.pi) + 4 * np.sin(hours / 24 * 4 * np.pi) + np.random.randn(2000, 1)
mu_h, sd_h = hours.mean(), hours.std()
mu_l, sd_l = load.mean(), load.std()
x = (hours - mu_h) / sd_h
y = (load - mu_l) / sd_l

H = 16
theta1 = np.random.randn(1, H) * 1.5
bias1 = np.random.randn(1, H)
theta2 = np.random.randn(H, 1) * 0.25
bias2 = np.zeros((1, 1))

ALPHA = 0.05
J_history = []
for it in range(1500):
    a = np.tanh(x.dot(theta1) + bias1)
    h = a.dot(theta2) + bias2
    J = 1 / (2 * len(x)) * np.sum((h - y) ** 2)
    J_history.append(J)
    delta = h - y
    grad2 = a.T.dot(delta)
    gb2 = delta.sum(0, keepdims=True)
    delta1 = delta.dot(theta2.T) * (1 - a ** 2)
    grad1 = x.T.dot(delta1)
    gb1 = delta1.sum(0, keepdims=True)
    theta2 -= ALPHA * grad2
    bias2 -= ALPHA * gb2
    theta1 -= ALPHA * grad1
    bias1 -= ALPHA * gb1

plt.plot(J_history)
plt.xlabel("iteration")
plt.ylabel("J (goes up like crazy)")
plt.show()
