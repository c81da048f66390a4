# Hot-spot temperature of a 40 MVA transformer from load factor and ambient temperature.
# (IEC 60076-7 steady state, with the scatter of our fibre-optic probes)
import numpy as np


def measurements(count, rng):
    load = rng.uniform(0.2, 1.3, count)
    ambient = rng.uniform(-10, 35, count)
    oil_rise = 45.0 * ((1 + 6 * load**2) / 7) ** 0.8
    winding_rise = 20.0 * load**1.6
    hot_spot = ambient + oil_rise + winding_rise + rng.normal(0, 1.0, count)
    return np.stack([load, ambient], axis=1), hot_spot.reshape(-1, 1)


def standardise(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def init(n_in, n_hidden, rng):
    w1 = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_hidden))
    w2 = rng.normal(0, np.sqrt(1 / n_hidden), (n_hidden, 1))
    return [w1, np.zeros(n_hidden), w2, np.zeros(1)]


def forward(params, x):
    w1, b1, w2, b2 = params
    z = x @ w1 + b1
    a = np.maximum(z, 0)
    return z, a, a @ w2 + b2


def gradients(params, x, t):
    z, a, out = forward(params, x)
    loss = 0.5 * np.mean((out - t) ** 2)
    d_out = (out - t) / len(x)
    d_z = (d_out @ params[2].T) * (z > 0)
    return loss, [x.T @ d_z, d_z.sum(axis=0), a.T @ d_out, d_out.sum(axis=0)]


def train(params, x, t, rng, epochs=120, size=40, rate0=0.1):
    for epoch in range(epochs):
        rate = rate0 / (1 + 0.03 * epoch)
        order = rng.permutation(len(x))
        total = 0.0
        for start in range(0, len(x), size):
            rows = order[start:start + size]
            loss, grads = gradients(params, x[rows], t[rows])
            for p, g in zip(params, grads):
                p -= rate * g
            total += loss * len(rows)
        if epoch % 20 == 0:
            print("epoch %3d   half mse %.5f" % (epoch, total / len(x)))
    return params


rng = np.random.default_rng(2024)
X, celsius = measurements(800, rng)
x, t = standardise(X), standardise(celsius)
params = train(init(2, 24, rng), x, t, rng)
estimate = forward(params, x)[2] * celsius.std() + celsius.mean()
print("rms error: %.2f K" % np.sqrt(np.mean((estimate - celsius) ** 2)))
