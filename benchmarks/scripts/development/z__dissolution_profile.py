"""Fraction of drug dissolved after 15 and 45 minutes from four formulation variables."""
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class DissolutionModel:
    """4 - 20 - 2, both answers are fractions, so both outputs are sigmoids."""

    def __init__(self, rng, hidden=20):
        self.p = [
            rng.normal(0, 0.7, (4, hidden)),
            rng.normal(0, 0.5, hidden),
            rng.normal(0, 0.3, (hidden, 2)),
            np.zeros(2),
        ]
        self.cache = [np.zeros_like(q) for q in self.p]

    def __call__(self, X):
        self.h = np.tanh(X @ self.p[0] + self.p[1])
        return sigmoid(self.h @ self.p[2] + self.p[3])

    def fit(self, X, F, epochs, rate=0.01, rho=0.9):
        for epoch in range(epochs):
            out = self(X)
            loss = ((out - F) ** 2).sum() / len(X)
            d2 = 2 * (out - F) * out * (1 - out) / len(X)
            d1 = (d2 @ self.p[2].T) * (1 - self.h**2)
            grads = [X.T @ d1, d1.sum(0), self.h.T @ d2, d2.sum(0)]
            lr = rate * 0.5 ** (epoch // 1000)
            for q, c, g in zip(self.p, self.cache, grads):
                c *= rho
                c += (1 - rho) * g * g
                q -= lr * g / (np.sqrt(c) + 1e-8)
            if epoch % 1000 == 0:
                print("epoch", epoch, "loss", loss)


if __name__ == "__main__":
    rng = np.random.default_rng(15)
    n = 400
    particle = rng.uniform(20, 200, n)        # micrometre
    binder = rng.uniform(1, 6, n)             # percent
    disintegrant = rng.uniform(0, 5, n)       # percent
    force = rng.uniform(6, 20, n)             # kN
    k = 0.09 * (60 / particle) ** 0.6 * np.exp(0.25 * disintegrant - 0.15 * binder - 0.04 * force)
    F = np.stack([1 - np.exp(-15 * k), 1 - np.exp(-45 * k)], axis=1)
    F = np.clip(F + rng.normal(0, 0.02, F.shape), 0, 1)

    X = np.stack([np.log(particle), binder, disintegrant, force], axis=1)
    X = (X - X.mean(0)) / X.std(0)
    model = DissolutionModel(rng)
    model.fit(X, F, epochs=4000)
    dissolved = model(X)
    for j, minutes in enumerate((15, 45)):
        print(minutes, "min, rmse:", np.sqrt(np.mean((dissolved[:, j] - F[:, j]) ** 2)))
