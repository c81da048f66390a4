"""Pollen per cubic metre over the season. Heavy-tailed errors -> log-cosh loss."""
import numpy as np


def make_season(n=300):
    day = np.random.uniform(0, 180, n)
    level = 3 * np.exp(-((day - 50) / 18) ** 2) + 2 * np.exp(-((day - 115) / 25) ** 2)
    return day, level + np.random.laplace(0, 0.06, n)


def scale(v):
    return (v - v.mean()) / v.std()


def init(units, spread):
    """centres of the tanh steps all over the season"""
    w = spread * np.random.choice([-1.0, 1.0], (1, units))
    b = -w * np.random.uniform(-1.8, 1.8, (1, units))
    return [w, b, np.random.randn(units, 1) * 0.1, np.zeros((1, 1))]


def model(p, x):
    w, b, v, c = p
    h = np.tanh(x @ w + b)
    return h, h @ v + c


def logcosh(e):
    return np.mean(np.logaddexp(e, -e) - np.log(2))


def step(p, x, y, lr):
    w, b, v, c = p
    h, out = model(p, x)
    d = np.tanh(out - y) / len(x)      # derivative of log cosh
    dz = d @ v.T * (1 - h ** 2)
    grads = [x.T @ dz, dz.sum(0, keepdims=True), h.T @ d, d.sum(0, keepdims=True)]
    return [a - lr * g for a, g in zip(p, grads)]


def main():
    np.random.seed(4)
    day, level = make_season()
    x = scale(day).reshape(-1, 1)
    y = scale(level).reshape(-1, 1)
    p = init(25, 3.0)
    for epoch in range(8000):
        p = step(p, x, y, 0.08)
        if epoch % 2000 == 0:
            print("epoch", epoch, "log cosh", logcosh(model(p, x)[1] - y))
    out = model(p, x)[1]
    print("mean absolute error", np.mean(np.abs(out - y)))


main()
