# A tiny network trained with Levenberg-Marquardt instead of gradient descent (numerical Jacobian)
import numpy as np


def net(p, x):
    k = (len(p) - 1) // 3
    a, b, c, d = p[:k], p[k:2 * k], p[2 * k:3 * k], p[-1]
    return np.tanh(np.outer(x, a) + b) @ c + d


def jacobian(p, x, eps=1e-6):
    base = net(p, x)
    J = np.empty((len(x), len(p)))
    for j in range(len(p)):
        q = p.copy()
        q[j] += eps
        J[:, j] = (net(q, x) - base) / eps
    return J


def lm(p, x, y, n_iter=150):
    lam = 1.0
    cost = np.sum((net(p, x) - y) ** 2)
    for it in range(n_iter):
        r = net(p, x) - y
        J = jacobian(p, x)
        A = J.T @ J
        step = np.linalg.solve(A + lam * np.eye(len(p)), J.T @ r)
        new_cost = np.sum((net(p - step, x) - y) ** 2)
        if new_cost < cost:
            p = p - step
            cost = new_cost
            lam = max(lam / 3, 1e-9)
        else:
            lam *= 2
        if it % 15 == 0:
            print(it, "cost", cost, "lambda", lam)
    return p


rng = np.random.default_rng(3)
x = np.linspace(-2, 2, 90)                      # velocity of the damper (scaled)
force = np.sign(x) * np.abs(x) ** 1.4 + 0.4 * np.exp(-8 * x**2)
y = force + rng.normal(0, 0.03, x.size)

p0 = np.concatenate([rng.normal(0, 2, 8), rng.normal(0, 2, 8), rng.normal(0, 0.3, 8), [0.0]])
p = lm(p0, x, y)
fitted = net(p, x)
print("rms:", np.sqrt(np.mean((fitted - force) ** 2)))
