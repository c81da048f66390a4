# y = |x|, three leaky relu layers, weights start as an (almost) orthogonal matrix
import numpy as np


def init(sizes):
    net = {"W": [], "b": []}
    for i, o in zip(sizes[:-1], sizes[1:]):
        q, _ = np.linalg.qr(np.random.randn(max(i, o), min(i, o)))
        net["W"].append((q if i >= o else q.T) * 1.3)
        net["b"].append(np.zeros(o))
    return net


def forward(net, x, slope=0.1):
    acts = [x]
    for k, (W, b) in enumerate(zip(net["W"], net["b"])):
        z = acts[-1] @ W + b
        acts.append(z if k == len(net["W"]) - 1 else np.where(z > 0, z, slope * z))
    return acts


def backward(net, acts, y, slope=0.1):
    delta = 2 * (acts[-1] - y) / len(y)
    dW, db = [], []
    for k in reversed(range(len(net["W"]))):
        dW.insert(0, acts[k].T @ delta)
        db.insert(0, delta.sum(0))
        if k:
            delta = delta @ net["W"][k].T * np.where(acts[k] > 0, 1.0, slope)
    return dW, db


x = np.random.uniform(-3, 3, (200, 1))
y = np.abs(x)
net = init([1, 16, 16, 16, 1])
lr = 0.02
last = np.inf
for epoch in range(3000):
    acts = forward(net, x)
    mse = np.mean((acts[-1] - y) ** 2)
    if mse > 1.5 * last:
        lr *= 0.7           # too fast
    last = mse
    dW, db = backward(net, acts, y)
    for k in range(len(dW)):
        net["W"][k] -= lr * dW[k]
        net["b"][k] -= lr * db[k]
    if epoch % 300 == 0:
        print(epoch, mse, lr)

answer = forward(net, x)[-1]
print(np.c_[x[:5], answer[:5], y[:5]])
