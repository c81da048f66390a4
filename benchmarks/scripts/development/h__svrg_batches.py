# SVRG (Johnson & Zhang 2013) against plain SGD on a small nonconvex problem.
# Here only the SVRG run; the anchor is refreshed every outer iteration.
import numpy as np

rng = np.random.default_rng(2024)
n, batch, width = 400, 20, 14

A = rng.uniform(-2, 2, (n, 2))
t = np.sin(A[:, 0]) + 0.5 * A[:, 1] ** 2 - 0.4 * A[:, 0] * A[:, 1]
sigma = 0.15
t = (t + sigma * rng.standard_normal(n)).reshape(-1, 1)

shapes = [(2, width), (1, width), (width, 1), (1, 1)]
w = [rng.normal(0, 0.7, shapes[0]), rng.normal(0, 0.5, shapes[1]),
     rng.normal(0, 1 / np.sqrt(width), shapes[2]), np.zeros(shapes[3])]


def model(w, A):
    h = np.tanh(A @ w[0] + w[1])
    return h, h @ w[2] + w[3]


def grad(w, A, t):
    h, out = model(w, A)
    d = (out - t) / len(A)
    back = d @ w[2].T * (1 - h * h)
    return [A.T @ back, back.sum(0, keepdims=True), h.T @ d, d.sum(0, keepdims=True)]


eta = 0.15
inner = 2 * n // batch
for outer in range(200):
    anchor = [p.copy() for p in w]
    full = grad(anchor, A, t)
    for k in range(inner):
        rows = rng.choice(n, batch, replace=False)
        g_now = grad(w, A[rows], t[rows])
        g_old = grad(anchor, A[rows], t[rows])
        for p, a, b, f in zip(w, g_now, g_old, full):
            p -= eta * (a - b + f)
    if outer % 20 == 0:
        objective = 0.5 * np.mean((model(w, A)[1] - t) ** 2)
        norm = np.sqrt(sum((g ** 2).sum() for g in grad(w, A, t)))
        print(f"{outer:4d}  f = {objective:.6f}  |grad| = {norm:.2e}")

final = model(w, A)[1]
print("mean squared error", np.mean((final - t) ** 2), "noise", sigma ** 2)
