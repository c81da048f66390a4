# Power of the solar boat over speed, measured on the lake. My loss goes to nan after a few iterations!
import numpy as np


def measured():
    np.random.seed(12)
    v = np.random.uniform(0, 1, 150)
    p = 0.3 * v + 0.9 * v ** 3 + 0.25 * np.exp(-((v - 0.55) / 0.12) ** 2)   # hull speed bump
    return v[:, None] * 2 - 1, p[:, None] + np.random.normal(0, 0.02, (150, 1))


def init(h):
    return {"W": np.random.randn(1, h) * 4, "b": np.random.randn(h) * 2,
            "V": np.random.randn(h, 1) / np.sqrt(h), "c": np.zeros(1)}


def predict(net, x):
    return np.tanh(x @ net["W"] + net["b"]) @ net["V"] + net["c"]


def loss(net, x, y):
    return np.sum((predict(net, x) - y) ** 2)


def grad(net, x, y):
    a = np.tanh(x @ net["W"] + net["b"])
    r = 2 * (a @ net["V"] + net["c"] - y)
    d = (r @ net["V"].T) * (1 - a ** 2)
    return {"W": x.T @ d, "b": d.sum(0), "V": a.T @ r, "c": r.sum(0)}


def train(x, y, h=20, lr=0.01, n=4000):
    net = init(h)
    for k in range(n):
        g = grad(net, x, y)
        for name in net:
            net[name] = net[name] - lr * g[name]
        if k % 500 == 0:
            print(k, loss(net, x, y))
    return net


speed, power = measured()
network = train(speed, power)
fitted = predict(network, speed)
print("residual", np.sqrt(np.mean((fitted - power) ** 2)))
