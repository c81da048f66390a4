import numpy as np

rng = np.random.default_rng(2024)

def init(d, h):
    return dict(W1=rng.normal(0, 1, (d, h)), b1=rng.normal(0, 0.5, h),
                W2=rng.normal(0, 0.2, (h, 1)), b2=np.zeros(1))

def forward(P, X):
    A = np.tanh(X @ P["W1"] + P["b1"])
    return A, A @ P["W2"] + P["b2"]

def gradients(P, X, Y):
    A, F = forward(P, X)
    E = F - Y
    dF = 2 * E / len(X)
    dA = dF @ P["W2"].T * (1 - A ** 2)
    G = dict(W1=X.T @ dA, b1=dA.sum(0), W2=A.T @ dF, b2=dF.sum(0))
    return np.mean(E ** 2), G

X = rng.uniform(-1, 1, (400, 3))
Y = (np.sin(3 * X[:, 0]) * X[:, 1] + X[:, 2])[:, None] + rng.normal(0, 0.05, (400, 1))

P = init(3, 32)
M = {k: np.zeros_like(v) for k, v in P.items()}
V = {k: np.zeros_like(v) for k, v in P.items()}
alpha, beta1, beta2, eps = 0.01, 0.9, 0.999, 1e-8

for t in range(1, 2001):
    loss, G = gradients(P, X, Y)
    for k in P:
        M[k] = beta1 * M[k] + (1 - beta1) * G[k]
        V[k] = beta2 * V[k] + (1 - beta2) * G[k] ** 2
        mhat = M[k] / (1 - beta1 ** t)
        vhat = V[k] / (1 - beta2 ** t)
        P[k] -= alpha * mhat / (np.sqrt(vhat) + eps)
    if t % 200 == 0:
        print(f"{t:5d} {loss:.6f}")
