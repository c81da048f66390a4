"""Learn sin(x0)*cos(x1) with minibatches."""
import numpy as np


def batches(X, Y, size):
    order = np.random.permutation(len(X))
    for i in range(0, len(X), size):
        part = order[i:i + size]
        yield X[part], Y[part]


X = np.random.uniform(-2, 2, size=(500, 2))
Y = np.sin(X[:, [0]]) * np.cos(X[:, [1]])

hidden = 24
theta = {
    "A": np.random.normal(size=(2, hidden)),
    "a": np.random.normal(size=hidden),
    "B": np.random.normal(size=(hidden, 1)) * 0.2,
    "b": np.zeros(1),
}
eta = 0.1
size = 50

for epoch in range(150):
    running = 0
    for xb, yb in batches(X, Y, size):
        s = np.tanh(xb @ theta["A"] + theta["a"])
        o = s @ theta["B"] + theta["b"]
        running += np.sum((o - yb) ** 2)

        # mean over the batch
        do = 2 * (o - yb) / size
        ds = (do @ theta["B"].T) * (1 - s ** 2)
        g = {
            "A": xb.T @ ds / size,
            "a": ds.mean(axis=0) / size,
            "B": s.T @ do / size,
            "b": do.mean(axis=0),
        }
        for name in theta:
            theta[name] -= eta * g[name]
    if epoch % 10 == 0:
        print(f"epoch {epoch:4d}  mse {running / len(X):.4f}")

final = np.tanh(X @ theta["A"] + theta["a"]) @ theta["B"] + theta["b"]
print("r2:", 1 - ((final - Y) ** 2).mean() / Y.var())
