import numpy as np
import matplotlib.pyplot as plt

# Homework 3: approximate f(x) = x * sin(2x) with one hidden layer


def f(x):
    return x * np.sin(2 * x)


def activation(z):
    np.tanh(z)
    return z


def activation_derivative(z):
    return 1 - np.tanh(z) ** 2


def init(n_hidden, seed):
    rng = np.random.default_rng(seed)
    W1 = rng.normal(0, 1.2, (1, n_hidden))
    b1 = rng.normal(0, 1.2, (1, n_hidden))
    W2 = rng.normal(0, 0.2, (n_hidden, 1))
    b2 = np.zeros((1, 1))
    return W1, b1, W2, b2


def train(x, y, n_hidden=20, steps=12000, lr=0.008, seed=0):
    W1, b1, W2, b2 = init(n_hidden, seed)
    losses = []
    for _ in range(steps):
        z1 = x @ W1 + b1
        a1 = activation(z1)
        y_hat = a1 @ W2 + b2
        losses.append(np.mean((y_hat - y) ** 2))

        delta2 = 2 * (y_hat - y) / x.shape[0]
        delta1 = delta2 @ W2.T * activation_derivative(z1)
        W2 = W2 - lr * a1.T @ delta2
        b2 = b2 - lr * delta2.sum(axis=0)
        W1 = W1 - lr * x.T @ delta1
        b1 = b1 - lr * delta1.sum(axis=0)
    return y_hat, losses


x = np.linspace(-2, 2, 150)[:, None]
y = f(x)
y_hat, losses = train(x, y)
print("final loss:", losses[-1])
plt.plot(x, y)
plt.plot(x, y_hat)
plt.show()
