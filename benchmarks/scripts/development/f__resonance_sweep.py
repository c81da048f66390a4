# Frequency sweep on the shaker table: acceleration over normalised frequency.
# Question: it follows the first bump and then gives up. More epochs do not help.
import numpy as np


def make_data(n):
    f = np.linspace(-1, 1, n)[:, np.newaxis]
    acc = np.sin(7 * f) * np.exp(-0.3 * f) + 0.02 * np.random.randn(n, 1)
    return f, acc


def init_params(n_in, n_hidden, n_out):
    p1 = np.random.uniform(-5, 5, (n_in, n_hidden))
    q1 = np.random.uniform(-3, 3, (1, n_hidden))
    p2 = np.random.randn(n_hidden, n_out) * 0.3
    q2 = np.zeros((1, n_out))
    return p1, q1, p2, q2


def predict(params, f):
    p1, q1, p2, q2 = params
    return np.tanh(f @ p1 + q1) @ p2 + q2


def step(params, f, acc, alpha):
    p1, q1, p2, q2 = params
    t = np.tanh(f @ p1 + q1)
    o = t @ p2 + q2
    do = (o - acc) * 2 / f.shape[0]
    dt = (do @ p2.T) * (1 - t * t)
    new = (
        p1 - alpha * f.T @ dt,
        q1 - alpha * dt.sum(axis=0, keepdims=True),
        p2 - alpha * t.T @ do,
        q2 - alpha * do.sum(axis=0, keepdims=True),
    )
    return new, np.mean((o - acc) ** 2)


if __name__ == "__main__":
    np.random.seed(0)
    f, acc = make_data(120)
    params = init_params(1, 2, 1)
    for epoch in range(15000):
        params, cost = step(params, f, acc, alpha=0.05)
        if epoch % 3000 == 0:
            print("epoch", epoch, "cost", cost)
    model = predict(params, f)
    print("rms error", np.sqrt(np.mean((model - acc) ** 2)))
