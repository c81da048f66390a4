import numpy as np

# Sneezes per day of one patient against pollen and humidity. Mostly luck: two thirds of
# the variance is noise, so the validation loss decides when to stop.


class Net:
    def __init__(self, rng, n_in, width):
        self.W = rng.normal(0, 1 / np.sqrt(n_in), (n_in, width))
        self.b = np.zeros(width)
        self.u = rng.normal(0, 1 / np.sqrt(width), (width, 1))
        self.c = np.zeros(1)

    @property
    def weights(self):
        return [self.W, self.b, self.u, self.c]

    def __call__(self, X):
        self.H = np.tanh(X @ self.W + self.b)
        return self.H @ self.u + self.c

    def train_step(self, X, y, rate):
        d = 2 * (self(X) - y) / len(X)
        dH = d @ self.u.T * (1 - self.H**2)
        for p, g in zip(self.weights, (X.T @ dH, dH.sum(0), self.H.T @ d, d.sum(0))):
            p -= rate * g

    def mse(self, X, y):
        return float(np.mean((self(X) - y) ** 2))

    def save(self):
        return [p.copy() for p in self.weights]

    def restore(self, saved):
        for p, old in zip(self.weights, saved):
            p[...] = old


rng = np.random.default_rng(64)
days = 3000
grass = rng.normal(size=days)          # log pollen count, standardised
humid = rng.normal(size=days)
noise = rng.normal(0, 1.0, days)
score = np.tanh(1.2 * grass) - 0.35 * humid * (grass > 0) + noise

X = np.stack([grass, humid], axis=1)
y = (score - score.mean())[:, None]
held = rng.random(days) < 0.25
Xt, yt, Xv, yv = X[~held], y[~held], X[held], y[held]

net = Net(rng, 2, 10)
best, saved, since = np.inf, net.save(), 0
for epoch in range(400):
    order = rng.permutation(len(Xt))
    for start in range(0, len(Xt), 100):
        rows = order[start:start + 100]
        net.train_step(Xt[rows], yt[rows], rate=0.05)
    valid = net.mse(Xv, yv)
    if valid < best:
        best, saved, since = valid, net.save(), 0
    else:
        since += 1
    if epoch % 10 == 0:
        print(f"{epoch:3d}  train {net.mse(Xt, yt):.4f}  valid {valid:.4f}")
    if since == 60:
        print("no better for 60 epochs, stopping at", epoch)
        break

net.restore(saved)
expected = net(X)[:, 0] + score.mean()
print("best validation loss", round(best, 4), "(the noise alone would be about 1)")
