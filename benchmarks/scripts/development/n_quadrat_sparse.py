"""Soil pH from the plant species found in a quadrat.

Presence/absence of sixty species, about five per quadrat: X is a sparse matrix, and AdaGrad
gives the rare species their share of the steps.
"""
import numpy as np
from scipy import sparse

rng = np.random.default_rng(123)
n_quadrats, n_species = 2000, 60
common = rng.uniform(0.03, 0.15, n_species)
present = rng.random((n_quadrats, n_species)) < common
X = sparse.csr_matrix(present, dtype=float)
print("share of ones:", round(X.nnz / present.size, 3))

indicator = rng.normal(0, 0.6, n_species)          # acid or lime, per species
ph = 5.8 + 1.5 * np.tanh(X @ indicator) + rng.normal(0, 0.12, n_quadrats)
mean_ph = ph.mean()
y = (ph - mean_ph)[:, None]

n_hidden = 12
U = rng.normal(0, 0.3, (n_species, n_hidden))
p = np.zeros(n_hidden)
V = rng.normal(0, 0.3, (n_hidden, 1))
q = np.zeros(1)
gathered = [np.full_like(a, 1e-8) for a in (U, p, V, q)]

eta = 0.1
XT = X.T.tocsr()
for sweep in range(1200):
    A = np.tanh(X @ U + p)
    out = A @ V + q
    loss = np.mean((out - y) ** 2)
    delta = 2 * (out - y) / n_quadrats
    delta_hidden = (delta @ V.T) * (1 - A * A)
    grads = (XT @ delta_hidden, delta_hidden.sum(axis=0), A.T @ delta, delta.sum(axis=0))
    for a, g, s in zip((U, p, V, q), grads, gathered):
        s += g * g
        a -= eta * g / np.sqrt(s)
    if sweep % 150 == 0:
        print("%5d %.5f" % (sweep, loss))

estimated_ph = (np.tanh(X @ U + p) @ V + q)[:, 0] + mean_ph
print("rms error in pH:", np.sqrt(np.mean((estimated_ph - ph) ** 2)).round(3))
