import numpy as np

# Heat flux on a quenched plate. Two kinds of gauge: the old ones scatter four times as
# much, so every row is weighted with 1/sigma^2.

rng = np.random.default_rng(3)


class WeightedNet:
    """tanh network, weighted least squares, Adam with a limit on the norm of the gradient."""

    def __init__(self, n_in, n_hidden, lr=0.01, max_norm=1.0):
        self.p = {
            "W": rng.standard_normal((n_in, n_hidden)) / np.sqrt(n_in),
            "b": 0.5 * rng.standard_normal(n_hidden),
            "V": rng.standard_normal((n_hidden, 1)) / np.sqrt(n_hidden),
            "c": np.zeros(1),
        }
        self.first = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.second = {k: np.zeros_like(v) for k, v in self.p.items()}
        self.lr, self.max_norm, self.t = lr, max_norm, 0

    def forward(self, X):
        self.h = np.tanh(X @ self.p["W"] + self.p["b"])
        return self.h @ self.p["V"] + self.p["c"]

    def backward(self, X, residual, w):
        d = 2 * w * residual / len(X)
        dz = d @ self.p["V"].T * (1 - self.h ** 2)
        return {"W": X.T @ dz, "b": dz.sum(0), "V": self.h.T @ d, "c": d.sum(0)}

    def step(self, X, y, w):
        residual = self.forward(X) - y
        loss = np.mean(w * residual ** 2)
        g = self.backward(X, residual, w)
        norm = np.sqrt(sum((v ** 2).sum() for v in g.values()))
        shrink = min(1.0, self.max_norm / (norm + 1e-12))
        self.t += 1
        for k in self.p:
            gk = g[k] * shrink
            self.first[k] = 0.9 * self.first[k] + 0.1 * gk
            self.second[k] = 0.999 * self.second[k] + 0.001 * gk ** 2
            m = self.first[k] / (1 - 0.9 ** self.t)
            s = self.second[k] / (1 - 0.999 ** self.t)
            self.p[k] -= self.lr * m / (np.sqrt(s) + 1e-8)
        return loss


n = 1200
superheat = rng.uniform(5, 60, n)
jet = rng.uniform(0.5, 4.0, n)
is_old = rng.random(n) < 0.3
sigma = np.where(is_old, 12.0, 3.0)[:, None]
flux = (40 + 9 * jet ** 0.5 * superheat / (1 + 0.01 * superheat))[:, None]
flux = flux + sigma * rng.standard_normal((n, 1))

X = np.column_stack([(superheat - 32) / 16, (jet - 2.2) / 1.0])
offset, unit = np.average(flux, weights=sigma ** -2), flux.std()
weight = sigma ** -2 / np.mean(sigma ** -2)

net = WeightedNet(2, 12)
for it in range(1800):
    loss = net.step(X, (flux - offset) / unit, weight)
    if it % 300 == 0:
        print(it, loss)
flux_hat = net.forward(X) * unit + offset
print("chi2 per row:", np.mean(((flux_hat - flux) / sigma) ** 2))
