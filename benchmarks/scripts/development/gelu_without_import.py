import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x ** 3)))


def gelu_slope(x, h=1e-5):
    return (gelu(x + h) - gelu(x - h)) / (2 * h)


def initialise(n_in, n_hid, n_out, rng):
    limit = math.sqrt(6 / (n_in + n_hid))
    return [
        rng.uniform(-limit, limit, (n_in, n_hid)),
        rng.uniform(-1, 1, n_hid),
        rng.uniform(-limit, limit, (n_hid, n_out)),
        np.zeros(n_out),
    ]


def forward(params, X):
    W1, b1, W2, b2 = params
    Z = X @ W1 + b1
    return Z, gelu(Z) @ W2 + b2


def gradients(params, X, T):
    Z, Y = forward(params, X)
    dY = 2 * (Y - T) / len(X)
    dZ = dY @ params[2].T * gelu_slope(Z)
    return [X.T @ dZ, dZ.sum(0), gelu(Z).T @ dY, dY.sum(0)]


if __name__ == "__main__":
    rng = np.random.default_rng(5)
    # step response overshoot of a servo over damping and stiffness
    X = rng.uniform(-1, 1, (200, 2))
    zeta = 0.55 + 0.35 * X[:, :1]
    T = np.exp(-np.pi * zeta / np.sqrt(1 - zeta ** 2)) * 4 + 0.3 * X[:, 1:] ** 2

    params = initialise(2, 24, 1, rng)
    for k in range(4000):
        for p, g in zip(params, gradients(params, X, T)):
            p -= 0.1 * g
        if k % 500 == 0:
            print(k, np.mean((forward(params, X)[1] - T) ** 2))
    overshoot = forward(params, X)[1]
