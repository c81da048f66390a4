import numpy as np

rng = np.random.default_rng(55)


class Lion:
    """Sign of an interpolated momentum (Chen et al. 2023)."""

    def __init__(self, params, lr, b1=0.9, b2=0.99):
        self.params, self.lr, self.b1, self.b2 = params, lr, b1, b2
        self.m = [np.zeros_like(p) for p in params]

    def step(self, grads, factor=1.0):
        for p, g, m in zip(self.params, grads, self.m):
            p -= factor * self.lr * np.sign(self.b1 * m + (1 - self.b1) * g)
            m *= self.b2
            m += (1 - self.b2) * g


class Curve:
    def __init__(self, width):
        self.W = rng.uniform(-3, 3, (1, width))
        self.b = rng.uniform(-2, 2, (width,))
        self.V = rng.normal(0, 0.1, (width, 1))
        self.c = np.zeros((1,))

    @property
    def params(self):
        return [self.W, self.b, self.V, self.c]

    def forward(self, x):
        self.h = np.tanh(x @ self.W + self.b)
        return self.h @ self.V + self.c

    def grads(self, x, residual):
        d = 2 * residual / len(x)
        back = d @ self.V.T * (1 - self.h ** 2)
        return [x.T @ back, back.sum(0), self.h.T @ d, d.sum(0)]


# lift coefficient of a wing section against angle of attack, stall included
alpha = rng.uniform(-10, 20, (300, 1))
lift = 0.11 * alpha - 0.9 / (1 + np.exp(-(alpha - 14))) + rng.normal(0, 0.02, alpha.shape)
x = (alpha - 5) / 15
y = (lift - lift.mean()) / lift.std()

net = Curve(20)
opt = Lion(net.params, lr=0.002)
TOTAL = 5000
for k in range(TOTAL):
    residual = net.forward(x) - y
    opt.step(net.grads(x, residual), factor=1 - k / TOTAL)
    if k % 1000 == 0:
        print(k, np.mean(residual ** 2))
polar = net.forward(x)
