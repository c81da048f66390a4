"""Local geoid undulation from GNSS/levelling benchmarks."""

import numpy as np


def load_benchmarks(n, rng):
    lat = rng.uniform(46.2, 47.8, n)
    lon = rng.uniform(7.0, 10.0, n)
    undulation = 49.0 + 1.6 * np.sin(1.4 * (lat - 46.2)) - 0.8 * (lon - 8.5)
    undulation += 0.5 * np.cos(2.2 * (lon - 7.0)) + rng.normal(0, 0.05, n)
    return np.column_stack([lat, lon]), undulation[:, None]


def init(n_in, n_hidden, rng):
    return [
        rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden)),
        rng.normal(0, 0.5, n_hidden),
        rng.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1)),
        np.zeros(1),
    ]


def forward(params, X):
    W1, b1, W2, b2 = params
    H = np.tanh(X @ W1 + b1)
    return H, H @ W2 + b2


def gradients(params, X, T):
    H, Y = forward(params, X)
    dY = 2 * (Y - T) / len(X)
    dH = (dY @ params[2].T) * (1 - H**2)
    return np.mean((Y - T) ** 2), [X.T @ dH, dH.sum(0), H.T @ dY, dY.sum(0)]


def train(params, X, T, rate=0.05, beta=0.9, epochs=5000):
    velocity = [np.zeros_like(p) for p in params]
    for epoch in range(epochs):
        loss, grads = gradients(params, X, T)
        for p, v, g in zip(params, velocity, grads):
            v *= beta
            v -= rate * g
            p += v
        if epoch % 1000 == 0:
            print(f"{epoch:5d}  mse {loss:.5f}")
    return params


def main():
    rng = np.random.default_rng(46)
    X, N = load_benchmarks(450, rng)
    mean_x, std_x = X.mean(0), X.std(0)
    mean_n, std_n = N.mean(), N.std()
    params = train(init(2, 20, rng), (X - mean_x) / std_x, (N - mean_n) / std_n)
    model = forward(params, (X - mean_x) / std_x)[1] * std_n + mean_n
    print("rms of the residuals, cm:", 100 * np.sqrt(np.mean((model - N) ** 2)))


main()
