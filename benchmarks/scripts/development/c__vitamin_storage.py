import numpy as np


class VitaminNet:
    """Vitamin C left in juice (per cent) after storage; stops when the validation jars get worse."""

    def __init__(self, n_in, n_hidden, rng):
        self.w1 = rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden))
        self.b1 = np.zeros(n_hidden)
        self.w2 = rng.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, 1))
        self.b2 = np.zeros(1)

    @property
    def weights(self):
        return [self.w1, self.b1, self.w2, self.b2]

    def __call__(self, x):
        self.h = np.tanh(x @ self.w1 + self.b1)
        return self.h @ self.w2 + self.b2

    def step(self, x, t, lr):
        y = self(x)
        dy = 2 * (y - t) / len(x)
        dh = dy @ self.w2.T * (1 - self.h ** 2)
        for weight, grad in zip(self.weights, (x.T @ dh, dh.sum(0), self.h.T @ dy, dy.sum(0))):
            weight -= lr * grad
        return float(np.mean((y - t) ** 2))

    def snapshot(self):
        return [weight.copy() for weight in self.weights]

    def restore(self, saved):
        for weight, old in zip(self.weights, saved):
            weight[...] = old


rng = np.random.default_rng(1747)
n = 420
days = rng.uniform(0, 180, n)
temperature = rng.uniform(2, 35, n)
headspace = rng.uniform(0, 25, n)          # per cent air above the juice
k = 0.0012 * np.exp(0.055 * temperature) * (1 + 0.04 * headspace)
left = 100 * np.exp(-k * days) + rng.normal(0, 4, n)

jars = np.column_stack([days, temperature, headspace])
train, valid = slice(0, 320), slice(320, None)
mu, sd = jars[train].mean(0), jars[train].std(0)
x = (jars - mu) / sd
t = (left[:, None] - left[train].mean()) / left[train].std()

model = VitaminNet(3, 16, rng)
best, saved, since = np.inf, None, 0
for epoch in range(12000):
    loss = model.step(x[train], t[train], lr=0.12)
    if epoch % 10:
        continue
    val = float(np.mean((model(x[valid]) - t[valid]) ** 2))
    if val < best:
        best, saved, since = val, model.snapshot(), 0
    else:
        since += 1
    if since >= 60:
        print("no better for 600 epochs, stopping at", epoch)
        break

model.restore(saved)
print("validation loss", best)
stored = model(x[train])[:, 0] * left[train].std() + left[train].mean()
measured = left[train]
