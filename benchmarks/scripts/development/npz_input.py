import os
import tempfile

import numpy as np


def write_data(path):
    r = np.random.RandomState(5)
    a = r.uniform(-1, 1, (300, 2))
    b = np.sin(2 * a[:, 0]) - a[:, 1] ** 2 + r.normal(0, 0.05, 300)
    np.savez(path, inputs=a, outputs=b)


path = os.path.join(tempfile.gettempdir(), "training_data.npz")
write_data(path)
with np.load(path) as f:
    X, y = f["inputs"], f["outputs"].reshape(-1, 1)
os.remove(path)
print("read", X.shape, y.shape)

np.random.seed(0)
W1 = np.random.randn(2, 20)
b1 = np.zeros(20)
W2 = np.random.randn(20, 1) / np.sqrt(20)
b2 = np.zeros(1)

log = open("train.log", "w")
for epoch in range(2500):
    h = np.tanh(X @ W1 + b1)
    out = h @ W2 + b2
    loss = np.mean((out - y) ** 2)
    log.write("%d,%g\n" % (epoch, loss))
    dout = 2 * (out - y) / len(y)
    dh = dout @ W2.T * (1 - h ** 2)
    W1 -= 0.1 * X.T @ dh
    b1 -= 0.1 * dh.sum(axis=0)
    W2 -= 0.1 * h.T @ dout
    b2 -= 0.1 * dout.sum(axis=0)
log.close()
print("final loss", loss)
