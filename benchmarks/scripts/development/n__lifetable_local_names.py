"""Smoothing log mortality (log m_x) of a small region with a neural net.

The loss printed is the same in every line. The same formulas worked when
everything stood in one notebook cell.
"""
import numpy as np

HIDDEN = 20


def make_data(seed=3):
    rng = np.random.RandomState(seed)
    x = np.repeat(np.arange(0, 100, 2), 6)
    infant = 3.2 * np.exp(-0.45 * x)
    hump = 1.1 * np.exp(-((x - 22) / 7.0) ** 2)
    log_m = -9.0 + infant + hump + 0.085 * x + rng.normal(0, 0.15, len(x))
    xs = (x - 50) / 30.0
    ys = (log_m + 5) / 2.0
    return xs.reshape(-1, 1), ys.reshape(-1, 1)


def init(seed=4):
    rng = np.random.RandomState(seed)
    W1 = rng.normal(0, 2, (1, HIDDEN))
    b1 = rng.normal(0, 2, (1, HIDDEN))
    W2 = rng.normal(0, 0.2, (HIDDEN, 1))
    b2 = np.zeros((1, 1))
    return W1, b1, W2, b2


def forward(x, W1, b1, W2, b2):
    a = np.tanh(x.dot(W1) + b1)
    return a, a.dot(W2) + b2


def update(W1, b1, W2, b2, x, y, alpha):
    a, yhat = forward(x, W1, b1, W2, b2)
    d = 2 * (yhat - y) / len(y)
    da = d.dot(W2.T) * (1 - a * a)
    W2 = W2 - alpha * a.T.dot(d)
    b2 = b2 - alpha * d.sum(0)
    W1 = W1 - alpha * x.T.dot(da)
    b1 = b1 - alpha * da.sum(0)
    return W1, b1, W2, b2


def train(x, y, n_iter=4000, alpha=0.05):
    W1, b1, W2, b2 = init()
    for it in range(n_iter):
        update(W1, b1, W2, b2, x, y, alpha)
        if it % 400 == 0:
            _, yhat = forward(x, W1, b1, W2, b2)
            print("iteration", it, "loss", np.mean((yhat - y) ** 2))
    return W1, b1, W2, b2


x, y = make_data()
weights = train(x, y)
smoothed = forward(x, *weights)[1]
