"""One hidden layer by hand. Gradient formulas from my notes.

Later: put it into a class
"""
import numpy as np
import matplotlib.pyplot as plt


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def initialise(n):
    return np.random.randn(2, n) * 2, np.random.randn(n), np.random.randn(n, 1) * 0.2, np.zeros(1)


def network(X, w):
    Wa, ba, Wb, bb = w
    Z = X @ Wa + ba
    A = sigmoid(Z)
    return Z, A, A @ Wb + bb


def gradient(X, Y, w):
    Wa, ba, Wb, bb = w
    Z, A, out = network(X, w)
    d_out = 2 * (out - Y) / len(X)
    d_A = d_out @ Wb.T
    d_Z = d_A * A * (1 - A)
    g_Wb = Z.T @ d_out
    g_Wa = X.T @ d_Z
    return g_Wa, d_Z.sum(0), g_Wb, d_out.sum(0)


np.random.seed(3)
# two angles of a robot arm -> x position of the hand
angles = np.random.uniform(-np.pi / 2, np.pi / 2, (250, 2))
hand = (1.0 * np.cos(angles[:, 0]) + 0.8 * np.cos(angles[:, 0] + angles[:, 1]))[:, None]

w = initialise(24)
history = []
for epoch in range(3000):
    g = gradient(angles, hand, w)
    w = tuple(p - 0.3 * gp for p, gp in zip(w, g))
    history.append(np.mean((network(angles, w)[2] - hand) ** 2))
    if epoch % 500 == 0:
        print(epoch, history[-1])

hand_net = network(angles, w)[2]
plt.plot(hand, hand_net, ".")
plt.xlabel("true")
plt.ylabel("network")
plt.show()
