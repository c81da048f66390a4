"""Cam lift over angle, network of any depth as list of layers.

Loss does not change at all, not even in the 10th digit.
"""
import numpy as np

np.random.seed(4)

angle = np.linspace(-np.pi, np.pi, 150)
lift = np.maximum(0, np.cos(angle)) ** 2 * 4.0
X = (angle / np.pi * 2)[:, None]
T = (lift - lift.mean())[:, None]

sizes = [1, 16, 16, 1]
Ws = [np.random.randn(m, n) * 1.5 / np.sqrt(m) for m, n in zip(sizes[:-1], sizes[1:])]
bs = [np.random.randn(n) * 0.5 for n in sizes[1:]]


def forward(X):
    acts = [X]
    for k, (W, b) in enumerate(zip(Ws, bs)):
        z = acts[-1] @ W + b
        acts.append(z if k == len(Ws) - 1 else np.tanh(z))
    return acts


def backward(acts):
    grads_W, grads_b = [], []
    delta = 2 * (acts[-1] - T) / len(T)
    for k in reversed(range(len(Ws))):
        grads_W.insert(0, acts[k].T @ delta)
        grads_b.insert(0, delta.sum(axis=0))
        if k > 0:
            delta = (delta @ Ws[k].T) * (1 - acts[k] ** 2)
    return grads_W, grads_b


eta = 0.03
for step in range(6000):
    acts = forward(X)
    grads_W, grads_b = backward(acts)
    for W, b, gW, gb in zip(Ws, bs, grads_W, grads_b):
        W = W - eta * gW
        b = b - eta * gb
    if step % 1000 == 0:
        print("step", step, "loss", np.mean((acts[-1] - T) ** 2))

out = forward(X)[-1]
