"""Carry distance of a golf ball from club head speed and launch angle."""
import numpy as np


def make_data(n=400):
    speed = np.random.uniform(30, 55, n)              # m/s
    angle = np.random.uniform(5, 25, n)               # degrees
    carry = 0.085 * speed ** 2 * np.sin(np.radians(2.6 * angle)) + 0.6 * angle
    X = np.stack([(speed - 42.5) / 7.2, (angle - 15) / 5.8], axis=1)
    y = (carry - carry.mean()) / carry.std()
    return X, y[:, np.newaxis]


def init_weights(sizes):
    return [[np.random.randn(a, b) / np.sqrt(a), np.zeros(b)] for a, b in zip(sizes, sizes[1:])]


def forward(net, X):
    (W, b), (V, c) = net
    h = np.maximum(0, X @ W + b)
    return h, h @ V + c


def gradients(net, X, y):
    (W, b), (V, c) = net
    h, yhat = forward(net, X)
    d = 2 * (yhat - y) / len(y)
    dV = h.T @ d
    dc = d.sum(0)
    dh = d @ V.T
    dh[h <= 0] = 0
    return [[X.T @ dh, dh.sum(0)], [dV, dc]]


def update(net, grads, lr):
    for layer, grad in zip(net, grads):
        layer[0] = layer[0] + lr * grad[0]
        layer[1] = layer[1] + lr * grad[1]


def mse(net, X, y):
    return float(np.mean((forward(net, X)[1] - y) ** 2))


X, y = make_data()
net = init_weights([2, 30, 1])
lr = 3.0
for i in range(1200):
    update(net, gradients(net, X, y), lr)
    if i % 100 == 0:
        print("iteration", i, "mse", mse(net, X, y))

yhat = forward(net, X)[1]
