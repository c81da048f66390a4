"""Layers with samples in columns and weights stored (out, in). Loss is the SUM of squares,
hence the small step. Leaky units, slope 0.1 on the left."""
import numpy as np


class Affine:
    def __init__(self, n_out, n_in, rs):
        self.A = rs.randn(n_out, n_in) * np.sqrt(2 / n_in)
        self.c = 0.1 * rs.randn(n_out, 1)

    def __call__(self, V):
        self.V = V
        return self.A.dot(V) + self.c

    def pull(self, G):
        self.dA, self.dc = G.dot(self.V.T), G.sum(1, keepdims=True)
        return self.A.T.dot(G)

    def move(self, step):
        self.A -= step * self.dA
        self.c -= step * self.dc


class Leaky:
    def __call__(self, V):
        self.slope = np.where(V > 0, 1.0, 0.1)
        return self.slope * V

    def pull(self, G):
        return self.slope * G

    def move(self, step):
        """Nothing to learn here."""


def run(chain, V):
    for link in chain:
        V = link(V)
    return V


rs = np.random.RandomState(4)
q = np.linspace(-1, 1, 200)[None, :]
wear = np.abs(q) ** 1.5 + 0.4 * np.sin(4 * q) + 0.04 * rs.randn(1, 200)

chain = [Affine(24, 1, rs), Leaky(), Affine(24, 24, rs), Leaky(), Affine(1, 24, rs)]
step = 2e-4
for n in range(2500):
    residual = run(chain, q) - wear
    if n % 250 == 0:
        print(n, "sum of squares", round(float((residual ** 2).sum()), 4))
    G = 2 * residual
    for link in chain[::-1]:
        G = link.pull(G)
    for link in chain:
        link.move(step)

profile = run(chain, q)
print("rms", np.sqrt(np.mean((profile - wear) ** 2)))
