# temperature proxy along an ice core, small MLP with mini-batches
import numpy as np

rng = np.random.RandomState(5)
depth = rng.uniform(0, 1, (300, 1))
delta18 = -38 + 4 * np.sin(7 * depth) + 3 * depth + rng.randn(300, 1) * 0.2

x = 2 * depth - 1
y = (delta18 - delta18.mean()) / delta18.std()

n_hid = 30
W = rng.randn(1, n_hid) * 4
b = rng.uniform(-4, 4, n_hid)
V = rng.randn(n_hid, 1) * 0.1
c = 0.0
bs = 32
rate = 0.02

for epoch in range(500):
    order = rng.permutation(300)
    for s in range(0, 300, bs):
        sel = order[s:s + bs]
        h = np.tanh(np.dot(x[sel], W) + b)
        out = np.dot(h, V) + c
        diff = (out - y[sel]) * 2 / len(sel)
        gV = np.dot(h.T, diff)
        gc = diff.sum()
        gz = np.dot(diff, V.T) * (1 - h * h)
        gW = np.dot(x[sel].T, gz)
        gb = gz.sum(axis=0)
        V -= rate * gV
        c -= rate * gc
        W -= rate * gW
        b -= rate * gb
    if epoch % 100 == 0:
        print("epoch %d  batch loss %.4f" % (epoch, np.mean((out - y[sel]) ** 2)))

# compare with the measurements
fitted = out
measured = y[:len(fitted)]
ss_res = np.sum((measured - fitted) ** 2)
ss_tot = np.sum((measured - measured.mean()) ** 2)
print("R^2 =", 1 - ss_res / ss_tot)     # loss is tiny but R^2 is negative ?!
print("bias =", np.mean(fitted - measured))
