"""Effectiveness of a counterflow heat exchanger over NTU and capacity ratio."""
import numpy as np


def effectiveness(ntu, c):
    e = np.exp(-ntu * (1 - c))
    return (1 - e) / (1 - c * e)


def make_data(n, rng):
    ntu = rng.uniform(0.2, 5.0, n)
    c = rng.uniform(0.0, 0.95, n)
    eps = effectiveness(ntu, c) + rng.normal(0, 0.01, n)
    return np.column_stack([ntu, c]), eps.reshape(-1, 1)


def init(n_in, n_hidden, rng):
    return (
        rng.normal(0, np.sqrt(1 / n_in), (n_in, n_hidden)),
        rng.normal(0, 0.3, n_hidden),
        rng.normal(0, np.sqrt(1 / n_hidden), (n_hidden, 1)),
        np.zeros(1),
    )


def forward(weights, X):
    W1, b1, W2, b2 = weights
    H = np.tanh(X @ W1 + b1)
    return H, H @ W2 + b2


def gradients(weights, X, Y):
    W1, b1, W2, b2 = weights
    H, out = forward(weights, X)
    diff = out - Y
    loss = np.mean(diff ** 2)
    d_out = 2 * diff / len(X)
    d_h = (d_out @ W2.T) * (1 - H ** 2)
    return loss, (X.T @ d_h, d_h.sum(0), H.T @ d_out, d_out.sum(0))


def train(X, Y, rng, epochs=5000, lr=0.15):
    weights = init(X.shape[1], 14, rng)
    for epoch in range(epochs):
        loss, grads = gradients(weights, X, Y)
        weights = tuple(w - lr * g for w, g in zip(weights, grads))
        if epoch % 1000 == 0:
            print("epoch", epoch, "loss", round(loss, 5))
    return weights


def main():
    rng = np.random.default_rng(7)
    raw, eps = make_data(300, rng)
    X = (raw - raw.mean(0)) / raw.std(0)
    Y = (eps - eps.mean()) / eps.std()
    weights = train(X, Y, rng)
    fitted = forward(weights, X)[1] * eps.std() + eps.mean()
    print("max deviation", np.abs(fitted - eps).max())


if __name__ == "__main__":
    main()
