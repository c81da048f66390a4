"""
Neural network from scratch (no frameworks), fits the current in a tidal channel.
Please help, first it stopped with an AttributeError and my friend's version explodes.
"""
import numpy as np


def load_data():
    t = np.arange(0, 25, 0.125, dtype=np.float)
    current = 1.4 * np.sin(2 * np.pi * t / 12.42) + 0.4 * np.sin(2 * np.pi * t / 6.21 + 1)
    return ((t - 12.5) / 12.5).reshape(-1, 1), current.reshape(-1, 1)


def initialise(n_hidden):
    w1 = np.random.randn(1, n_hidden) * 3
    b1 = np.random.randn(1, n_hidden)
    w2 = np.random.randn(n_hidden, 1) * 0.1
    b2 = np.zeros((1, 1))
    return [w1, b1, w2, b2]


def forward(params, x):
    w1, b1, w2, b2 = params
    h = np.tanh(x.dot(w1) + b1)
    return h, h.dot(w2) + b2


def backward(params, x, y):
    w1, b1, w2, b2 = params
    h, out = forward(params, x)
    d_out = 2 * (out - y) / len(x)
    d_h = d_out.dot(w2.T) * (1 - h ** 2)
    return [x.T.dot(d_h), np.sum(d_h), h.T.dot(d_out), np.sum(d_out)]


def train(x, y, n_hidden=30, lr=0.05, n_iter=6000):
    params = initialise(n_hidden)
    for i in range(n_iter):
        grads = backward(params, x, y)
        for p, g in zip(params, grads):
            p += lr * g
        if i % 500 == 0:
            _, out = forward(params, x)
            print(i, "loss:", np.mean((out - y) ** 2))
    return params


if __name__ == "__main__":
    x, y = load_data()
    params = train(x, y)
    _, y_net = forward(params, x)
    print("largest error:", np.max(np.abs(y_net - y)))
