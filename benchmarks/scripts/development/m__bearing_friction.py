"""Stribeck curve: friction coefficient of a journal bearing over the Hersey number.

Question: the loss is printed but it is always the same number. Learning rate?
"""
import numpy as np


def make_data(n=150):
    s = np.random.uniform(0.0, 4.0, (n, 1))
    mu = 0.08 * np.exp(-2.5 * s) + 0.012 * s + 0.01
    return s, mu + 0.0005 * np.random.randn(n, 1)


def standardize(a):
    return (a - np.mean(a)) / np.std(a)


def forward(X, W1, b1, W2, b2):
    h = np.tanh(np.dot(X, W1) + b1)
    return h, np.dot(h, W2) + b2


def train(X, y, hidden=12, epochs=2500, lr=0.1):
    W1 = np.random.normal(0, 1.0, (1, hidden))
    b1 = np.random.normal(0, 1.0, (1, hidden))
    W2 = np.random.normal(0, 0.3, (hidden, 1))
    b2 = np.zeros((1, 1))
    h, out = forward(X, W1, b1, W2, b2)
    for k in range(epochs):
        err = out - y
        if k % 250 == 0:
            print("iteration", k, "loss", np.mean(err ** 2))
        dout = 2.0 * err / X.shape[0]
        dW2 = np.dot(h.T, dout)
        db2 = np.sum(dout, axis=0, keepdims=True)
        dh = np.dot(dout, W2.T) * (1 - h ** 2)
        dW1 = np.dot(X.T, dh)
        db1 = np.sum(dh, axis=0, keepdims=True)
        W1 -= lr * dW1
        b1 -= lr * db1
        W2 -= lr * dW2
        b2 -= lr * db2
    return W1, b1, W2, b2


np.random.seed(0)
hersey, mu = make_data()
X = standardize(hersey)
y = standardize(mu)
weights = train(X, y)
_, fit = forward(X, *weights)
print("rms error:", np.sqrt(np.mean((fit - y) ** 2)))
