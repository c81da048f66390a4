"""Observed default rates per segment of the mortgage book.

Each row is a segment, weighted by its number of loans. The output is a probability, so the
fit uses the cross entropy with the observed rate as a fractional target.
"""
import numpy as np


class RateNet:
    def __init__(self, n_in, n_hidden, rng):
        self.W = rng.normal(0, 0.7, (n_in, n_hidden))
        self.b = rng.normal(0, 0.5, n_hidden)
        self.V = rng.normal(0, 0.1, n_hidden)
        self.c = np.float64(-2.0)          # about 12 % at the start
        self.memory = None

    def rate(self, X):
        self.H = np.tanh(X @ self.W + self.b)
        return 1 / (1 + np.exp(-(self.H @ self.V + self.c)))

    def loss(self, X, observed, loans):
        p = self.rate(X)
        each = -(observed * np.log(p) + (1 - observed) * np.log(1 - p))
        return np.average(each, weights=loans)

    def step(self, X, observed, loans, lr=0.2, momentum=0.9):
        d = loans / loans.sum() * (self.rate(X) - observed)
        dH = np.outer(d, self.V) * (1 - self.H ** 2)
        grads = [X.T @ dH, dH.sum(0), self.H.T @ d, d.sum()]
        if self.memory is None:
            self.memory = [0.0 * g for g in grads]
        self.memory = [momentum * m + g for m, g in zip(self.memory, grads)]
        self.W = self.W - lr * self.memory[0]
        self.b = self.b - lr * self.memory[1]
        self.V = self.V - lr * self.memory[2]
        self.c = self.c - lr * self.memory[3]


rng = np.random.default_rng(2008)
m = 300
ltv = rng.uniform(0.4, 1.1, m)             # loan to value
dti = rng.uniform(0.05, 0.60, m)           # debt service to income
loans = rng.integers(300, 3000, m)
true_p = 1 / (1 + np.exp(3.2 - 5 * (ltv - 0.75) - 8 * np.maximum(dti - 0.3, 0)))
defaults = rng.binomial(loans, true_p)
observed = defaults / loans

X = np.column_stack([(ltv - 0.75) / 0.2, (dti - 0.32) / 0.16])
net = RateNet(2, 10, rng)
for i in range(4000):
    net.step(X, observed, loans)
    if i % 1000 == 0:
        print(i, net.loss(X, observed, loans))

fitted = net.rate(X)
print("expected defaults", (fitted * loans).sum(), "of", defaults.sum())
