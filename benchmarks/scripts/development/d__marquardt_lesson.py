"""Exercise sheet 11: Levenberg and Marquardt instead of gradient descent.

The Jacobian comes from forward differences, so there is no backpropagation to get wrong.
"""
import numpy as np

rng = np.random.default_rng(12)
H = 8


def unpack(theta):
    return theta[:H], theta[H:2 * H], theta[2 * H:3 * H], theta[-1]


def net(theta, x):
    w, b, v, c = unpack(theta)
    return np.tanh(np.outer(x, w) + b) @ v + c


def residuals(theta, x, y):
    return net(theta, x) - y


def jacobian(theta, x, y, r):
    J = np.empty((len(x), len(theta)))
    for j in range(len(theta)):
        h = 1e-7 * max(1.0, abs(theta[j]))
        shifted = theta.copy()
        shifted[j] += h
        J[:, j] = (residuals(shifted, x, y) - r) / h
    return J


def levenberg_marquardt(theta, x, y, lam=1e-2, steps=300):
    r = residuals(theta, x, y)
    cost = 0.5 * r @ r
    for k in range(steps):
        J = jacobian(theta, x, y, r)
        g = J.T @ r
        delta = np.linalg.solve(J.T @ J + lam * np.eye(len(theta)), -g)
        trial = theta + delta
        r_trial = residuals(trial, x, y)
        cost_trial = 0.5 * r_trial @ r_trial
        if cost_trial < cost:
            theta, r, cost = trial, r_trial, cost_trial
            lam = max(lam / 3, 1e-6)
        else:
            lam = min(lam * 4, 1e6)
        if k % 50 == 0:
            print(f"{k:4d}  cost {cost:.6f}  |g| {np.linalg.norm(g):.2e}  lambda {lam:.1e}")
    return theta


x = np.sort(rng.uniform(0, 5, 160))
clean = np.exp(-x / 3) * np.sin(2 * x)
y = clean + 0.05 * rng.standard_normal(160)
xs = (x - 2.5) / 1.45

start = np.concatenate([rng.normal(0, 2, H), rng.uniform(-2, 2, H), rng.normal(0, 0.3, H), [0.0]])
theta = levenberg_marquardt(start, xs, y)
fit = net(theta, xs)
print("sigma of the residuals:", np.std(fit - y), "(put in: 0.05)")
