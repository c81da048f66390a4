# Using np.sin as activation, on purpose, works nicely for periodic data
import numpy as np


def init(sizes, seed):
    r = np.random.RandomState(seed)
    return [(r.randn(i, o) * np.sqrt(1.0 / i), np.zeros(o)) for i, o in zip(sizes, sizes[1:])]


def net(params, x):
    acts, pre = [x], []
    for k, (W, b) in enumerate(params):
        z = acts[-1].dot(W) + b
        pre.append(z)
        acts.append(z if k == len(params) - 1 else np.sin(z))
    return acts, pre


def backprop(params, x, y):
    acts, pre = net(params, x)
    delta = (acts[-1] - y) / len(x)
    grads = []
    for k in range(len(params) - 1, -1, -1):
        grads.insert(0, (acts[k].T.dot(delta), delta.sum(axis=0)))
        if k:
            delta = delta.dot(params[k][0].T) * np.cos(pre[k - 1])
    return 0.5 * np.mean((acts[-1] - y) ** 2), grads


def fit(x, y, lr, steps):
    params = init([x.shape[1], 32, 32, y.shape[1]], 19)
    best, wait = np.inf, 0
    for s in range(steps):
        loss, grads = backprop(params, x, y)
        params = [(W - lr * gW, b - lr * gb) for (W, b), (gW, gb) in zip(params, grads)]
        if loss < best * 0.9999:
            best, wait = loss, 0
        else:
            wait += 1
        if wait > 500:
            print("no progress since 500 steps, stop at", s)
            break
        if s % 500 == 0:
            print(s, loss)
    return params


if __name__ == "__main__":
    np.random.seed(4)
    X = np.random.uniform(-1.5, 1.5, (300, 2))
    Y = np.sin(2 * X[:, :1] + X[:, 1:]) + 0.02 * np.random.randn(300, 1)
    params = fit(X, Y, 0.1, 3000)
    out = net(params, X)[0][-1]
    print("rmse", np.sqrt(np.mean((out - Y) ** 2)))
