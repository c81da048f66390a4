import math

import numpy as np


class TariffNet:
    """Price of a parcel from weight, girth and zone; warm-up and half a cosine for the rate."""

    def __init__(self, n_in, n_hidden, rng):
        self.W1 = rng.standard_normal((n_in, n_hidden)) * math.sqrt(2 / n_in)
        self.b1 = rng.uniform(-0.5, 0.5, n_hidden)
        self.W2 = rng.standard_normal((n_hidden, 1)) * math.sqrt(1 / n_hidden)
        self.b2 = np.zeros(1)
        self.rng = rng

    def __call__(self, x):
        self.x = x
        self.z = x @ self.W1 + self.b1
        self.a = np.maximum(self.z, 0)
        return self.a @ self.W2 + self.b2

    def backward(self, d_out):
        d_z = (d_out @ self.W2.T) * (self.z > 0)
        return {
            "W2": self.a.T @ d_out,
            "b2": d_out.sum(axis=0),
            "W1": self.x.T @ d_z,
            "b1": d_z.sum(axis=0),
        }

    @staticmethod
    def rate(step, total, top=0.05, warm=100):
        if step < warm:
            return top * (step + 1) / warm
        return 0.5 * top * (1 + math.cos(math.pi * (step - warm) / (total - warm)))

    def fit(self, x, y, epochs=150, batch=50):
        self.history = []
        per_epoch = len(x) // batch
        step = 0
        for epoch in range(epochs):
            order = self.rng.permutation(len(x))
            for part in np.array_split(order, per_epoch):
                error = self(x[part]) - y[part]
                lr = self.rate(step, epochs * per_epoch)
                for name, grad in self.backward(2 * error / len(part)).items():
                    setattr(self, name, getattr(self, name) - lr * grad)
                step += 1
            self.history.append(float(np.mean((self(x) - y) ** 2)))
        return self


rng = np.random.default_rng(77)
weight = rng.exponential(4.0, 1000).clip(0.1, 30)
girth = rng.uniform(40, 280, 1000)
zone = rng.integers(1, 6, 1000)
euros = 3.4 + 0.45 * weight * (1 + 0.12 * zone) + 0.9 * zone + 0.05 * np.maximum(girth - 180, 0)
euros = euros + rng.normal(0, 0.3, 1000)

x = np.column_stack([weight, girth, zone])
x = (x - x.mean(axis=0)) / x.std(axis=0)
y = ((euros - euros.mean()) / euros.std()).reshape(-1, 1)

model = TariffNet(3, 32, rng).fit(x, y)
print("mse by epoch:", [round(v, 4) for v in model.history[::25]])
price = model(x)[:, 0] * euros.std() + euros.mean()
print("mean absolute error: %.2f euros" % np.mean(np.abs(price - euros)))
