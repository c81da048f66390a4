"""Dissolved oxygen in a rock pool over the day and the tide.

Mini-batches come from a generator; SGD with momentum, the rate drops twice.
"""
import numpy as np

MILESTONES = {60: 0.3, 90: 0.3}


def measure(rng, n=900):
    hour = rng.uniform(0, 24, n)
    level = rng.uniform(0.1, 1.2, n)                 # metres of water
    sun = np.clip(np.sin((hour - 6) / 12 * np.pi), 0, None)
    oxygen = 7.5 + 4.0 * sun / (0.5 + level) - 0.8 * np.cos(hour / 24 * 2 * np.pi)
    return hour, level, oxygen + rng.normal(0, 0.15, n)


def features(hour, level):
    angle = 2 * np.pi * hour / 24
    return np.c_[np.sin(angle), np.cos(angle), (level - 0.65) / 0.32]


def init(rng, sizes):
    return [[rng.normal(0, 1 / np.sqrt(i), (i, o)), np.zeros(o)] for i, o in zip(sizes, sizes[1:])]


def forward(layers, X):
    outs = [X]
    for W, b in layers[:-1]:
        outs.append(np.tanh(outs[-1] @ W + b))
    W, b = layers[-1]
    return outs, outs[-1] @ W + b


def backward(layers, outs, d):
    grads = []
    for (W, _), a in zip(reversed(layers), reversed(outs)):
        grads.append((a.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (1 - a**2)
    return grads[::-1]


def batches(rng, X, y, size):
    order = rng.permutation(len(X))
    for i in range(0, len(X), size):
        pick = order[i : i + size]
        yield X[pick], y[pick]


def train(rng, X, y, rate=0.03, momentum=0.9, epochs=120):
    layers = init(rng, [X.shape[1], 24, 24, 1])
    speed = [[np.zeros_like(W), np.zeros_like(b)] for W, b in layers]
    for epoch in range(epochs):
        rate *= MILESTONES.get(epoch, 1.0)
        for xb, yb in batches(rng, X, y, 50):
            outs, pred = forward(layers, xb)
            grads = backward(layers, outs, 2 * (pred - yb) / len(xb))
            for layer, v, g in zip(layers, speed, grads):
                for k in (0, 1):
                    v[k] = momentum * v[k] - rate * g[k]
                    layer[k] = layer[k] + v[k]
        if epoch % 20 == 0:
            print(epoch, rate, np.mean((forward(layers, X)[1] - y) ** 2))
    return layers


rng = np.random.default_rng(77)
hour, level, oxygen = measure(rng)
X = features(hour, level)
y = ((oxygen - oxygen.mean()) / oxygen.std())[:, None]
layers = train(rng, X, y)
estimate = forward(layers, X)[1][:, 0] * oxygen.std() + oxygen.mean()
print("rms error, mg/l:", np.sqrt(np.mean((estimate - oxygen) ** 2)))
