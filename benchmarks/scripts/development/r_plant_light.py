"""Photosynthesis rate of a leaf against light, homework 4."""
import numpy as np


def make_data(n=300):
    light = np.random.uniform(0, 2, n)            # mmol photons
    rate = 22 * light / (0.25 + light) * np.exp(-0.5 * light) - 1.5
    return light[:, None], rate[:, None] + np.random.normal(0, 0.2, (n, 1))


def standardize(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def init_params(n_in, n_hidden):
    return [np.random.randn(n_in, n_hidden), np.random.randn(n_hidden),
            np.random.randn(n_hidden, 1) / np.sqrt(n_hidden), np.zeros(1)]


def forward(params, x):
    w1, b1, w2, b2 = params
    hidden = 1 / (1 + np.exp(-(x @ w1 + b1)))
    yhat = hidden @ w2 + b2
    return hidden, y_hat


def gradients(params, x, y):
    w1, b1, w2, b2 = params
    hidden, yhat = forward(params, x)
    d_out = 2 * (yhat - y) / len(x)
    d_hidden = d_out @ w2.T * hidden * (1 - hidden)
    return [x.T @ d_hidden, d_hidden.sum(0), hidden.T @ d_out, d_out.sum(0)]


def train(params, x, y, lr=1e-5, epochs=8000):
    for epoch in range(epochs):
        grads = gradients(params, x, y)
        for p, g in zip(params, grads):
            p -= lr * g
        if epoch % 1000 == 0:
            _, yhat = forward(params, x)
            print(epoch, "mse", np.mean((yhat - y) ** 2))
    return params


np.random.seed(7)
x, y = make_data()
x, y = standardize(x), standardize(y)
params = train(init_params(1, 15), x, y)
_, fit = forward(params, x)
print("R2 =", 1 - np.sum((fit - y) ** 2) / np.sum((y - y.mean()) ** 2))
