"""Two-layer net, everything in functions. Target: force of a magnet over distance and current."""
import numpy as np


def make_data(rng, n=300):
    distance = rng.uniform(0.5, 2.0, n)     # cm
    current = rng.uniform(-1.0, 1.0, n)     # A
    force = np.sin(3 * current) / distance  # N, fantasy
    X = np.column_stack([(distance - 1.25) / 0.45, current / 0.6])
    return X, force.reshape(-1, 1)


def leaky_relu(z):
    return np.where(z > 0, z, 0.1 * z)


def d_leaky_relu(z):
    return np.where(z > 0, z, 0.1)


def init(rng, n_in, n_hidden):
    return {
        "W1": rng.normal(size=(n_in, n_hidden)) * np.sqrt(2.0 / n_in),
        "b1": rng.normal(size=(1, n_hidden)) * 0.5,
        "W2": rng.normal(size=(n_hidden, 1)) * np.sqrt(2.0 / n_hidden),
        "b2": np.zeros((1, 1)),
    }


def forward(p, X):
    z = X @ p["W1"] + p["b1"]
    a = leaky_relu(z)
    return a @ p["W2"] + p["b2"], (z, a)


def backward(p, X, y, out, cache):
    z, a = cache
    n = X.shape[0]
    dout = 2.0 * (out - y) / n
    dz = (dout @ p["W2"].T) * d_leaky_relu(z)
    return {
        "W2": a.T @ dout,
        "b2": dout.sum(axis=0, keepdims=True),
        "W1": X.T @ dz,
        "b1": dz.sum(axis=0, keepdims=True),
    }


def train(p, X, y, lr=0.02, epochs=3000):
    for epoch in range(epochs):
        out, cache = forward(p, X)
        loss = np.mean((out - y) ** 2)
        grads = backward(p, X, y, out, cache)
        for key in p:
            p[key] -= lr * grads[key]
        if epoch % 300 == 0:
            print(f"{epoch:5d}  {loss:.5f}")
    return p


rng = np.random.default_rng(21)
X, y = make_data(rng)
params = train(init(rng, 2, 40), X, y)
prediction, _ = forward(params, X)
print("R2 =", 1 - np.mean((prediction - y) ** 2) / np.var(y))
