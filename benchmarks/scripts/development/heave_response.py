import numpy as np


def init_params(n_x, n_h, n_y, rng):
    return {
        "W1": rng.standard_normal((n_h, n_x)),
        "b1": rng.standard_normal((n_h, 1)),
        "W2": rng.standard_normal((n_y, n_h)) * 0.1,
        "b2": np.zeros((n_y, 1)),
    }


def forward(X, p):
    A1 = np.tanh(p["W1"] @ X + p["b1"])
    Y_hat = p["W2"] @ A1 + p["b2"]
    return Y_hat, A1


def compute_cost(Y_hat, Y):
    m = Y.shape[1]
    return np.sum((Y_hat - Y) ** 2) / (2 * m)


def backward(X, Y, Y_hat, A1, p):
    m = X.shape[1]
    dZ2 = Y - Y_hat
    dZ1 = (p["W2"].T @ dZ2) * (1 - A1 ** 2)
    return {
        "W1": dZ1 @ X.T / m,
        "b1": dZ1.sum(axis=1, keepdims=True) / m,
        "W2": dZ2 @ A1.T / m,
        "b2": dZ2.sum(axis=1, keepdims=True) / m,
    }


def update(p, grads, lr):
    for k in p:
        p[k] = p[k] - lr * grads[k]
    return p


def model(X, Y, n_h=15, iterations=4000, lr=0.2, rng=None):
    p = init_params(X.shape[0], n_h, Y.shape[0], rng)
    for i in range(iterations):
        Y_hat, A1 = forward(X, p)
        cost = compute_cost(Y_hat, Y)
        grads = backward(X, Y, Y_hat, A1, p)
        p = update(p, grads, lr)
        if i % 500 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return p


# heave of a buoy (RAO) against wave frequency and draught, one column per example
rng = np.random.default_rng(21)
m = 350
freq = rng.uniform(-1.5, 1.5, m)
draught = rng.uniform(-1, 1, m)
rao = 1 / (0.5 + (freq - 0.3 * draught) ** 2) + 0.03 * rng.standard_normal(m)
X = np.vstack([freq, draught])
Y = rao.reshape(1, m) - rao.mean()

params = model(X, Y, rng=rng)
Y_hat, _ = forward(X, params)
print("final cost", compute_cost(Y_hat, Y))
