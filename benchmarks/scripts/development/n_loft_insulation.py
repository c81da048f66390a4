import numpy as np


class HeatNet:
    """Two layers, inverted dropout on the hidden one; it is off unless training=True."""

    def __init__(self, n_in, n_hidden, drop, rng):
        self.rng, self.drop = rng, drop
        self.params = {
            "W1": rng.normal(0, np.sqrt(2 / n_in), (n_in, n_hidden)),
            "b1": np.zeros(n_hidden),
            "W2": rng.normal(0, np.sqrt(1 / n_hidden), (n_hidden, 1)),
            "b2": np.zeros(1),
        }
        self.m = {k: 0.0 * p for k, p in self.params.items()}
        self.v = {k: 0.0 * p for k, p in self.params.items()}
        self.t = 0

    def forward(self, X, training=False):
        self.X = X
        self.z = X @ self.params["W1"] + self.params["b1"]
        self.mask = np.ones_like(self.z)
        if training:
            keep = 1 - self.drop
            self.mask = (self.rng.random(self.z.shape) < keep) / keep
        self.h = np.maximum(self.z, 0) * self.mask
        return self.h @ self.params["W2"] + self.params["b2"]

    def backward(self, d):
        dz = (d @ self.params["W2"].T) * self.mask * (self.z > 0)
        return {"W2": self.h.T @ d, "b2": d.sum(0), "W1": self.X.T @ dz, "b1": dz.sum(0)}

    def adam(self, grads, lr):
        self.t += 1
        for k, g in grads.items():
            self.m[k] += 0.1 * (g - self.m[k])
            self.v[k] += 0.001 * (g * g - self.v[k])
            step = self.m[k] / (1 - 0.9**self.t)
            step /= np.sqrt(self.v[k] / (1 - 0.999**self.t)) + 1e-8
            self.params[k] -= lr * step


# Heating energy of terraced houses (MWh a year): loft insulation, floor area, age, set point
rng = np.random.default_rng(55)
n = 1200
X = rng.uniform(-1.7, 1.7, (n, 4))
energy = 14 - 2.5 * np.tanh(X[:, 0]) + 3 * X[:, 1] + 1.2 * X[:, 2] + 0.8 * X[:, 3] * X[:, 1]
energy = energy + rng.normal(0, 1.2, n)
y = ((energy - 14) / 4)[:, None]

net = HeatNet(4, 64, drop=0.1, rng=rng)
for epoch in range(100):
    order = rng.permutation(n)
    running = 0.0
    for i in range(0, n, 40):
        rows = order[i : i + 40]
        error = net.forward(X[rows], training=True) - y[rows]
        running += float((error**2).sum())
        net.adam(net.backward(2 * error / len(rows)), lr=0.003 * 0.97**epoch)
    if epoch % 10 == 0:
        print(f"epoch {epoch:3d}: {running / n:.4f} with dropout, "
              f"{np.mean((net.forward(X) - y) ** 2):.4f} without")

forecast = net.forward(X)[:, 0] * 4 + 14
print("mean error: %.2f MWh" % np.abs(forecast - energy).mean())
