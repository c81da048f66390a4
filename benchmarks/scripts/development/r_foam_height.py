# How fast does the foam on a beer collapse? Height from my phone video,
# the wobble is me carrying the glass around.
import numpy as np

np.random.seed(3)

minutes = np.random.rand(250, 1) * 6
foam = 4 * np.exp(-minutes / 2.5) + 0.8 * np.sin(2.5 * minutes)
foam = foam + 0.05 * np.random.randn(250, 1)

X = (minutes - minutes.mean()) / minutes.std()
Y = (foam - foam.mean()) / foam.std()


def act(z):
    # was the sigmoid, but somebody told me that tanh learns faster
    return np.tanh(z)


def act_prime(a):
    return a * (1 - a)


hidden = 4
W1 = np.random.randn(1, hidden)
b1 = np.zeros((1, hidden))
W2 = np.random.randn(hidden, 1) * 0.3
b2 = np.zeros((1, 1))

eta = 0.1
N = len(X)
for k in range(12000):
    # forward
    a1 = act(X @ W1 + b1)
    out = a1 @ W2 + b2
    error = out - Y
    cost = (error ** 2).mean()

    # backward
    d2 = 2 * error / N
    d1 = (d2 @ W2.T) * act_prime(a1)

    W2 -= eta * (a1.T @ d2)
    b2 -= eta * d2.sum(0, keepdims=True)
    W1 -= eta * (X.T @ d1)
    b1 -= eta * d1.sum(0, keepdims=True)

    if k % 1000 == 0:
        print(k, cost)

print("final cost", cost)
