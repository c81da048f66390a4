"""make_net returns two closures: fit(x, y) and predict(x). Works nicely."""
import numpy as np


def make_net(n_in, n_hid, n_out, seed=0):
    r = np.random.default_rng(seed)
    W1, b1 = r.normal(0, 1 / np.sqrt(n_in), (n_in, n_hid)), np.zeros(n_hid)
    W2, b2 = r.normal(0, 1 / np.sqrt(n_hid), (n_hid, n_out)), np.zeros(n_out)
    state = {"t": 0, "vel": [np.zeros_like(w) for w in (W1, b1, W2, b2)]}

    def predict(x):
        return np.maximum(x @ W1 + b1, 0) @ W2 + b2

    def step(x, y, rate, mu):
        z = x @ W1 + b1
        h = np.maximum(z, 0)
        d = (h @ W2 + b2 - y) * (2 / y.size)
        dz = (d @ W2.T) * (z > 0)
        grads = x.T @ dz, dz.sum(0), h.T @ d, d.sum(0)
        for w, g, v in zip((W1, b1, W2, b2), grads, state["vel"]):
            v *= mu
            v -= rate * g
            w += v
        state["t"] += 1

    def fit(x, y, batch=25, epochs=400, rate=0.02, mu=0.9):
        for e in range(epochs):
            order = r.permutation(len(x))
            for k in range(0, len(x), batch):
                rows = order[k:k + batch]
                step(x[rows], y[rows], rate, mu)
            if e % 50 == 0:
                print(e, state["t"], np.mean((predict(x) - y) ** 2))

    return fit, predict


rng = np.random.default_rng(5)
x = rng.uniform(-2, 2, (300, 2))
y = np.c_[np.abs(x[:, 0]) - x[:, 1], np.hypot(x[:, 0], x[:, 1])] + rng.normal(0, 0.04, (300, 2))
fit, predict = make_net(2, 40, 2)
fit(x, y)
final = predict(x)
