"""Chapter 4: soil respiration, an ensemble of small nets on bootstrap samples."""
import numpy as np


class Member:
    """One hidden layer of logistic units; its own resample of the rows."""

    def __init__(self, n_inputs, n_hidden, rng):
        self.rng = rng
        self.A = rng.normal(0, 1.5, (n_inputs, n_hidden))
        self.a = rng.normal(0, 1.0, n_hidden)
        self.B = rng.normal(0, 0.5, (n_hidden, 1))
        self.b = np.zeros((1, 1))

    def hidden(self, X):
        return 1.0 / (1.0 + np.exp(-(X @ self.A + self.a)))

    def predict(self, X):
        return self.hidden(X) @ self.B + self.b

    def train(self, X, y, rate=0.15, momentum=0.9, epochs=1500):
        rows = self.rng.integers(0, len(X), len(X))
        X, y = X[rows], y[rows]
        velocity = {name: 0.0 for name in "AaBb"}
        for epoch in range(epochs):
            h = self.hidden(X)
            out = h @ self.B + self.b
            d_out = (out - y) * 2 / len(X)
            d_h = d_out @ self.B.T * h * (1 - h)
            gradient = {
                "A": X.T @ d_h,
                "a": d_h.sum(axis=0),
                "B": h.T @ d_out,
                "b": d_out.sum(axis=0, keepdims=True),
            }
            for name, g in gradient.items():
                velocity[name] = momentum * velocity[name] - rate * g
                setattr(self, name, getattr(self, name) + velocity[name])
        self.mse = float(np.mean((out - y) ** 2))


rng = np.random.default_rng(77)
n = 350
soil_temp = rng.uniform(-2, 28, n)
moisture = rng.uniform(0.05, 0.45, n)
flux = 1.2 * 2.1 ** ((soil_temp - 10) / 10) * np.exp(-((moisture - 0.28) / 0.16) ** 2)
flux += rng.normal(0, 0.25, n)

X = np.column_stack([(soil_temp - 13) / 8.7, (moisture - 0.25) / 0.115])
y = ((flux - flux.mean()) / flux.std()).reshape(-1, 1)

ensemble = [Member(2, 10, np.random.default_rng(rng.integers(1 << 30))) for _ in range(5)]
for number, member in enumerate(ensemble):
    member.train(X, y)
    print("member", number, "mse on its own resample", member.mse)

votes = np.stack([member.predict(X) for member in ensemble])
mean_vote = votes.mean(axis=0) * flux.std() + flux.mean()
print("spread between members:", votes.std(axis=0).mean() * flux.std())
print("RMSE of the mean vote:", np.sqrt(np.mean((mean_vote[:, 0] - flux) ** 2)), "umol/m2/s")
