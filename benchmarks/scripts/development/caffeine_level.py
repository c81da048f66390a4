"""Caffeine in the blood after two espressos, small net in plain numpy.

It was a sigmoid net first, I switched to tanh because everybody says it is better,
now it does not learn the curve any more.
"""
import numpy as np


def act(z):
    return np.tanh(z)


def act_prime(a):
    return a * (1 - a)


def init(n_hidden):
    W1 = np.random.randn(n_hidden, 1) * 2
    b1 = np.random.randn(n_hidden, 1)
    W2 = np.random.randn(1, n_hidden) * 0.5
    b2 = np.zeros((1, 1))
    return W1, b1, W2, b2


def forward(params, X):
    W1, b1, W2, b2 = params
    A1 = act(W1 @ X + b1)
    return A1, W2 @ A1 + b2


def backward(params, X, Y, A1, out):
    W2 = params[2]
    n = X.shape[1]
    d2 = (out - Y) * 2 / n
    d1 = (W2.T @ d2) * act_prime(A1)
    return d1 @ X.T, d1.sum(axis=1, keepdims=True), d2 @ A1.T, d2.sum(axis=1, keepdims=True)


def train(X, Y, n_hidden=12, lr=0.1, epochs=4000):
    params = init(n_hidden)
    for epoch in range(epochs):
        A1, out = forward(params, X)
        loss = np.mean((out - Y) ** 2)
        grads = backward(params, X, Y, A1, out)
        params = [p - lr * g for p, g in zip(params, grads)]
        if epoch % 400 == 0:
            print(f"epoch {epoch}: {loss:.6f}")
    return params


np.random.seed(7)
hours = np.linspace(0, 12, 150).reshape(1, -1)
mg_per_l = 2.4 * (np.exp(-hours / 5) - np.exp(-hours / 0.6))
later = np.maximum(hours - 6, 0)                # a second cup at six hours
mg_per_l = mg_per_l + 3.0 * (np.exp(-later / 3) - np.exp(-later / 0.5))
X = (hours - hours.mean()) / hours.std()
Y = (mg_per_l - mg_per_l.mean()) / mg_per_l.std()

params = train(X, Y)
_, level = forward(params, X)
print("RMSE:", np.sqrt(np.mean((level - Y) ** 2)))
