"""Mini-batch SGD with momentum and a falling learning rate, plain NumPy.

Lateral force of a tyre over slip angle and load (magic formula + noise).
"""
import argparse

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=120)
parser.add_argument("--batch-size", type=int, default=25)
parser.add_argument("--lr", type=float, default=0.05)
parser.add_argument("--momentum", type=float, default=0.9)
parser.add_argument("--hidden", type=int, default=24)
parser.add_argument("--seed", type=int, default=0)
args = parser.parse_args()

np.random.seed(args.seed)
slip = np.random.uniform(-12, 12, 1000)           # degrees
load = np.random.uniform(2.0, 6.0, 1000)          # kN
force = load * np.sin(1.4 * np.arctan(0.25 * slip)) + np.random.normal(0, 0.1, 1000)

X = np.c_[slip / 7.0, (load - 4.0) / 1.15]
scale = force.std()
T = (force / scale)[:, None]

W1 = np.random.randn(2, args.hidden) * 0.7
b1 = np.zeros(args.hidden)
W2 = np.random.randn(args.hidden, 1) * 0.2
b2 = np.zeros(1)
params = [W1, b1, W2, b2]
velocity = [np.zeros_like(p) for p in params]

for epoch in range(args.epochs):
    lr = args.lr * 0.5 ** (epoch // 40)
    order = np.random.permutation(len(X))
    sse = 0.0
    for first in range(0, len(X), args.batch_size):
        rows = order[first:first + args.batch_size]
        xb, tb = X[rows], T[rows]
        H = np.tanh(xb @ W1 + b1)
        E = H @ W2 + b2 - tb
        sse += (E ** 2).sum()

        G = E / len(rows)
        D = G @ W2.T * (1 - H ** 2)
        grads = [xb.T @ D, D.sum(0), H.T @ G, G.sum(0)]
        for p, v, g in zip(params, velocity, grads):
            v *= args.momentum
            v -= lr * g
            p += v
    if epoch % 20 == 0:
        print("epoch %3d  lr %.4f  rmse %.4f kN" % (epoch, lr, scale * np.sqrt(sse / len(X))))

net_force = scale * (np.tanh(X @ W1 + b1) @ W2 + b2).ravel()
print("RMSE on all rows: %.4f kN" % np.sqrt(np.mean((net_force - force) ** 2)))
