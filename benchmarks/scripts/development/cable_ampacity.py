# Ampacity of buried cables: cross section, depth, soil resistivity -> current
# old code of a colleague (2016), he says it worked for him
import numpy as np

np.random.seed(16)


def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))


n = 600
section = np.random.uniform(16, 400, n)
depth = np.random.uniform(0.5, 1.5, n)
rho = np.random.uniform(0.7, 3.0, n)
amps = 21 * section ** 0.55 / np.sqrt(rho * (1 + 0.3 * np.log(depth / 0.5 + 1)))

data = np.array([section, depth, rho], dtype=np.float).T
data = (data - data.mean(0)) / data.std(0)
target = (amps.reshape(n, 1) - amps.mean()) / amps.std()

nodes = 20
w0 = np.random.rand(3, nodes) * 20
b0 = np.random.rand(1, nodes) * 20
w1 = np.random.rand(nodes, 1) * 20
b1 = np.random.rand(1, 1) * 20

rate = 0.01
batch = 30
for epoch in range(200):
    idx = np.random.permutation(n)
    for s in range(0, n, batch):
        x = data[idx[s:s + batch]]
        t = target[idx[s:s + batch]]
        hid = sigmoid(x.dot(w0) + b0)
        out = hid.dot(w1) + b1
        d_out = 2 * (out - t)
        d_hid = d_out.dot(w1.T) * hid * (1 - hid)
        w1 -= rate * hid.T.dot(d_out)
        b1 -= rate * d_out.sum(axis=0, keepdims=True)
        w0 -= rate * x.T.dot(d_hid)
        b0 -= rate * d_hid.sum(axis=0, keepdims=True)
    if epoch % 20 == 0:
        err = np.mean((sigmoid(data.dot(w0) + b0).dot(w1) + b1 - target) ** 2)
        print("epoch %3d   mean squared error %.5f" % (epoch, err))

calculated = sigmoid(data.dot(w0) + b0).dot(w1) + b1
print("mean abs. error (A):", np.mean(np.abs(calculated - target)) * amps.std())
