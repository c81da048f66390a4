# Pair potential by a neural network. Loss is nan from the very first epoch.
import numpy as np


def potential(r, eps=1.0, sigma=1.0):
    s6 = (sigma / r) ** 6
    return 4 * eps * (s6 ** 2 - s6)


def init_params(n, rng):
    return [rng.normal(0, 3, (1, n)), rng.uniform(-3, 3, n), rng.normal(0, 0.2, (n, 1)), np.zeros(1)]


def forward(params, r):
    w1, b1, w2, b2 = params
    h = np.tanh(r @ w1 + b1)
    return h, h @ w2 + b2


def gradients(params, r, v):
    h, v_net = forward(params, r)
    d = 2 * (v_net - v) / len(r)
    dh = d @ params[2].T * (1 - h * h)
    return [r.T @ dh, dh.sum(0), h.T @ d, d.sum(0)], np.mean((v_net - v) ** 2)


def fit(params, r, v, lr=0.05, epochs=8000):
    for epoch in range(epochs):
        grads, loss = gradients(params, r, v)
        params = [p - lr * g for p, g in zip(params, grads)]
        if epoch % 1000 == 0:
            print(epoch, loss)
    return params


rng = np.random.default_rng(7)
distance = np.linspace(0, 3, 151)
energy = potential(distance)
energy = np.clip(energy, -2, 2)      # the wall is too steep otherwise

r = (distance.reshape(-1, 1) - 1.5) / 0.9
v = energy.reshape(-1, 1)
params = fit(init_params(30, rng), r, v)
v_fit = forward(params, r)[1]
print("depth of the well:", v_fit.min())
