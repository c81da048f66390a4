"""Epistasis between two loci: phenotype from allele dosage (imputed, so not integer).

I changed the activation from sigmoid to ReLU because a colleague told me it trains faster.
since then it stays far from the heritability I simulate (h2 = 0.95).
"""
import numpy as np


def act(z):
    return np.maximum(z, 0)


def act_grad(a):
    return a * (1 - a)


def simulate(n=300, seed=5):
    np.random.seed(seed)
    dosage = np.random.uniform(0, 2, size=(n, 2))
    g = dosage[:, 0] - 1
    h = dosage[:, 1] - 1
    pheno = np.sin(3 * g) * h + 0.5 * g ** 2
    pheno = pheno + np.random.normal(0, 0.08, n)
    return dosage - 1, pheno.reshape(-1, 1)


def init(d, h):
    return [np.random.randn(d, h), np.zeros(h), np.random.randn(h, 1) / np.sqrt(h), np.zeros(1)]


def forward(p, X):
    A = act(X @ p[0] + p[1])
    return A, A @ p[2] + p[3]


def gradients(p, X, y):
    A, out = forward(p, X)
    d_out = 2 * (out - y) / len(X)
    d_hidden = (d_out @ p[2].T) * act_grad(A)
    return [X.T @ d_hidden, d_hidden.sum(axis=0), A.T @ d_out, d_out.sum(axis=0)]


def train(p, X, y, n_iter=6000, lr=0.1):
    for i in range(n_iter):
        grads = gradients(p, X, y)
        for k in range(4):
            p[k] -= lr * grads[k]
        if i % 500 == 0:
            print(f"iter {i}: MSE = {np.mean((forward(p, X)[1] - y) ** 2):.4f}")
    return p


X, y = simulate()
params = train(init(2, 20), X, y)
fitted = forward(params, X)[1]
print("R2:", 1 - np.sum((y - fitted) ** 2) / np.sum((y - y.mean()) ** 2))
