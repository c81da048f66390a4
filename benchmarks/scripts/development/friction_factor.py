"""Learn the Darcy friction factor f(Re, roughness) from the Haaland formula."""
import numpy as np


def haaland(re, rough):
    return (-1.8 * np.log10((rough / 3.7) ** 1.11 + 6.9 / re)) ** -2


def make_data(n):
    re = 10 ** np.random.uniform(4, 7, n)
    rough = 10 ** np.random.uniform(-5, -2, n)
    f = haaland(re, rough)
    X = np.column_stack([np.log10(re), np.log10(rough)])
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    y = (f - f.mean()) / f.std()
    return X, y[:, None]


def initialise(n_in, n_hid):
    W1 = np.random.normal(0, np.sqrt(1 / n_in), (n_in, n_hid))
    W2 = np.random.normal(0, np.sqrt(1 / n_hid), (n_hid, 1))
    return W1, np.zeros(n_hid), W2, np.zeros(1)


def forward(X, W1, b1, W2, b2):
    A = np.tanh(X @ W1 + b1)
    return A, A @ W2 + b2


def mse(a, b):
    return np.mean((a - b) ** 2)


def gradients(X, y, W1, b1, W2, b2):
    A, out = forward(X, W1, b1, W2, b2)
    d = 2 * (out - y)
    dA = d @ W2.T
    dZ = dA * (1 - A ** 2)
    return X.T @ dZ, dZ.sum(axis=0), A.T @ d, d.sum(axis=0)


def main():
    np.random.seed(99)
    X, y = make_data(500)
    params = initialise(2, 16)
    learning_rate = 0.05
    for epoch in range(3000):
        grads = gradients(X, y, *params)
        params = [p - learning_rate * g for p, g in zip(params, grads)]
        if epoch % 250 == 0:
            print("epoch", epoch, "loss", mse(forward(X, *params)[1], y))
    fit = forward(X, *params)[1]
    print("final loss:", mse(fit, y))


main()
