# pelton turbine test bench: efficiency from flow and head
import numpy as np


def get_batches(X, y, size):
    idx = np.random.permutation(len(X))
    for i in range(0, len(idx), size):
        sel = idx[i:i + size]
        yield X[sel], y[sel]


np.random.seed(17)
flow = np.random.uniform(0.2, 1.2, 640)
head = np.random.uniform(30, 60, 640)
eff = 0.88 - 0.5 * (flow - 0.8) ** 2 - 0.0004 * (head - 48) ** 2 + np.random.normal(0, 0.005, 640)

X = np.c_[flow, head]
X = (X - X.mean(0)) / X.std(0)
y = ((eff - eff.mean()) / eff.std())[:, None]

W1 = np.random.randn(2, 20)
b1 = np.zeros((1, 20))
W2 = np.random.randn(20, 1) / np.sqrt(20)
b2 = np.zeros((1, 1))
vW1, vb1, vW2, vb2 = 0, 0, 0, 0
learning_rate, momentum = 0.02, 0.9

for epoch in range(100):
    losses = []
    for xb, yb in get_batches(X, y, 64):
        hid = np.tanh(xb @ W1 + b1)
        pred = hid @ W2 + b2
        losses.append(np.mean((pred - yb) ** 2))

        dpred = 2 * (pred - yb)
        dhid = (dpred @ W2.T) * (1 - hid ** 2)

        vW2 = momentum * vW2 - learning_rate * hid.T @ dpred
        vb2 = momentum * vb2 - learning_rate * dpred.sum(0, keepdims=True)
        vW1 = momentum * vW1 - learning_rate * xb.T @ dhid
        vb1 = momentum * vb1 - learning_rate * dhid.sum(0, keepdims=True)
        W2 = W2 + vW2
        b2 = b2 + vb2
        W1 = W1 + vW1
        b1 = b1 + vb1
    if epoch % 10 == 0:
        print("epoch", epoch, "mean batch loss", np.mean(losses))

final = np.tanh(X @ W1 + b1) @ W2 + b2
print("rms error of efficiency:", eff.std() * np.sqrt(np.mean((final - y) ** 2)))
