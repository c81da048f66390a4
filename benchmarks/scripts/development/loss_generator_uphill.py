import itertools
import numpy as np


def train(X, Y, hidden=12, lr=0.1, seed=None):
    """yields (step, loss, predictor) for ever"""
    rng = np.random.default_rng(seed)
    W = rng.normal(0, 1.2, (X.shape[1], hidden))
    b = rng.normal(0, 0.5, hidden)
    v = rng.normal(0, 0.3, (hidden, 1))
    c = np.zeros(1)
    for step in itertools.count():
        H = np.tanh(X @ W + b)
        out = H @ v + c
        diff = out - Y
        yield step, (diff ** 2).mean(), out
        gout = 2 * diff / len(X)
        gH = gout @ v.T * (1 - H ** 2)
        v = v + lr * H.T @ gout
        c = c + lr * gout.sum(0)
        W = W + lr * X.T @ gH
        b = b + lr * gH.sum(0)


# seismic travel time residual against offset
offset = np.linspace(-1.5, 1.5, 120)[:, None]
residual = np.where(offset < 0, 0.5 * offset, offset ** 2)

for step, loss, out in train(offset, residual, seed=4):
    if step % 500 == 0:
        print(step, loss)
    if step == 4000 or loss < 1e-4:
        break
