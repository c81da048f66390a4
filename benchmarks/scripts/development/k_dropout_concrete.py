import numpy as np


class Regressor:
    """One hidden layer with inverted dropout: only active while training."""

    def __init__(self, n_in, n_hidden, keep, rng):
        self.rng = rng
        self.keep = keep
        self.w1 = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_hidden))
        self.b1 = np.zeros(n_hidden)
        self.w2 = rng.normal(0, np.sqrt(1 / n_hidden), (n_hidden, 1))
        self.b2 = np.zeros(1)
        self.training = True

    def __call__(self, x):
        self.x = x
        self.z = x @ self.w1 + self.b1
        self.h = np.maximum(self.z, 0)
        if self.training:
            self.mask = (self.rng.random(self.h.shape) < self.keep) / self.keep
            self.h = self.h * self.mask
        return self.h @ self.w2 + self.b2

    def learn(self, grad, rate):
        dh = (grad @ self.w2.T) * self.mask * (self.z > 0)
        self.w2 -= rate * self.h.T @ grad
        self.b2 -= rate * grad.sum(axis=0)
        self.w1 -= rate * self.x.T @ dh
        self.b1 -= rate * dh.sum(axis=0)

    def eval(self):
        self.training = False
        return self


rng = np.random.default_rng(64)
cement, water, age = rng.uniform(-1, 1, (3, 1000))
strength = 40 + 12 * cement - 7 * water + 6 * age + 3 * cement * age + rng.normal(0, 3, 1000)
X = np.stack([cement, water, age], axis=1)
y = ((strength - strength.mean()) / strength.std())[:, None]

net = Regressor(3, 100, keep=0.9, rng=rng)
for epoch in range(1500):
    rate = 0.05 if epoch < 1000 else 0.01
    diff = net(X) - y
    net.learn(2 * diff / len(X), rate)
    if epoch % 250 == 0:
        print("epoch", epoch, "training loss", np.mean(diff ** 2))

net.eval()
mpa = net(X) * strength.std() + strength.mean()
print("rmse", np.sqrt(np.mean((mpa[:, 0] - strength) ** 2)), "MPa")
