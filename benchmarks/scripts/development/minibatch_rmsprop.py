import numpy as np


def batches(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        rows = order[start:start + size]
        yield X[rows], y[rows]


def forward(net, X):
    h = np.tanh(X @ net["W1"] + net["b1"])
    return h, h @ net["W2"] + net["b2"]


# how many guests come to the ice cream parlour
rng = np.random.default_rng(400)
n = 500
temperature = rng.uniform(5, 35, n)
sunday = rng.integers(0, 2, n)
guests = 40 + 200 / (1 + np.exp(-(temperature - 22) / 3)) * (1 + 0.5 * sunday)
guests = guests + rng.normal(0, 10, n)
X = np.column_stack([(temperature - 20) / 8.7, sunday - 0.5])
y = (guests[:, None] - 160) / 90

net = {
    "W1": rng.normal(0, 1, (2, 20)),
    "b1": rng.normal(0, 0.5, 20),
    "W2": rng.normal(0, 0.2, (20, 1)),
    "b2": np.zeros(1),
}
cache = {k: np.zeros_like(v) for k, v in net.items()}

for epoch in range(120):
    lr = 0.01 * 0.97 ** epoch
    for xb, yb in batches(X, y, 25, rng):
        h, out = forward(net, xb)
        d = 2 * (out - yb) / len(xb)
        dh = d @ net["W2"].T * (1 - h ** 2)
        grads = {"W1": xb.T @ dh, "b1": dh.sum(0), "W2": h.T @ d, "b2": d.sum(0)}
        for k in net:
            cache[k] = 0.9 * cache[k] + 0.1 * grads[k] ** 2
            net[k] -= lr * grads[k] / (np.sqrt(cache[k]) + 1e-7)
    if epoch % 20 == 0:
        print(epoch, np.mean((forward(net, X)[1] - y) ** 2))

parlour = forward(net, X)[1]
