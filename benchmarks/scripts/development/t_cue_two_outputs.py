import numpy as np


class BallPhysics:
    """Cue speed, offset and elevation -> ball speed and spin, both at once (pool game)."""

    def __init__(self, sizes, rng, eta=0.05, mu=0.9):
        self.W = [rng.normal(0, 1 / np.sqrt(a), (a, b)) for a, b in zip(sizes, sizes[1:])]
        self.b = [rng.normal(0, 0.2, b) for b in sizes[1:]]
        self.vW = [np.zeros_like(w) for w in self.W]
        self.vb = [np.zeros_like(b) for b in self.b]
        self.eta, self.mu = eta, mu

    def __call__(self, X):
        self.a = [X]
        for i in range(len(self.W)):
            z = self.a[-1] @ self.W[i] + self.b[i]
            last = i == len(self.W) - 1
            self.a.append(z if last else np.tanh(z))
        return self.a[-1]

    def step(self, X, T):
        E = self(X) - T
        delta = 2 * E / E.size
        for i in range(len(self.W) - 1, -1, -1):
            dW, db = self.a[i].T @ delta, delta.sum(axis=0)
            delta = (delta @ self.W[i].T) * (1 - self.a[i] ** 2)
            self.vW[i] = self.mu * self.vW[i] - self.eta * dW
            self.vb[i] = self.mu * self.vb[i] - self.eta * db
            self.W[i] = self.W[i] + self.vW[i]
            self.b[i] = self.b[i] + self.vb[i]
        return np.mean(E ** 2)


def strokes(rng, n):
    cue = rng.uniform(0.5, 6, n)
    offset = rng.uniform(-0.5, 0.5, n)
    lift = rng.uniform(0, 40, n)
    speed = 1.3 * cue * np.cos(np.radians(lift)) * (1 - 0.8 * offset ** 2)
    spin = 45 * cue * offset * (1 - 0.004 * lift)
    clean = np.column_stack([speed, spin])
    return np.column_stack([cue, offset, lift]), clean + rng.normal(0, 1, (n, 2)) * [0.2, 4.0]


rng = np.random.default_rng(14)
X, Y = strokes(rng, 500)
Xs = (X - X.mean(0)) / X.std(0)
Ys = (Y - Y.mean(0)) / Y.std(0)
net = BallPhysics([3, 16, 2], rng)
for epoch in range(2500):
    mse = net.step(Xs, Ys)
    if epoch % 500 == 0:
        print(epoch, mse)

out = net(Xs)
for k, name in enumerate(["speed", "spin"]):
    print(name, "R2", 1 - np.mean((out[:, k] - Ys[:, k]) ** 2))
