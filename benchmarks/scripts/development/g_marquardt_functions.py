import numpy as np

# Levenberg-Marquardt for a small network: no learning rate, the damping finds itself.


def layer(p, x):
    return 1 / (1 + np.exp(-(x[:, None] * p[0] + p[1])))


def output(flat, x):
    p = flat[:-1].reshape(3, -1)
    return layer(p, x) @ p[2] + flat[-1]


def jacobian(flat, x):
    p = flat[:-1].reshape(3, -1)
    s = layer(p, x)
    inner = s * (1 - s) * p[2]
    return np.hstack([inner * x[:, None], inner, s, np.ones((len(x), 1))])


def fit(flat, x, y, rounds=400, damping=1.0):
    residual = output(flat, x) - y
    for k in range(rounds):
        J = jacobian(flat, x)
        A = J.T @ J
        move = np.linalg.solve(A + damping * np.eye(len(flat)), J.T @ residual)
        tried = output(flat - move, x) - y
        if tried @ tried < residual @ residual:
            flat, residual = flat - move, tried
            damping = max(damping / 3, 1e-7)
        else:
            damping *= 4
        if k % 50 == 0:
            print(k, "mse", residual @ residual / len(x), "damping", damping)
    return flat


rng = np.random.default_rng(302)
# bathymetry along a line: depth in metres over distance in kilometres
km = np.sort(rng.uniform(0, 4, 1200))
depth = 12 + 30 / (1 + np.exp(-4 * (km - 1.5))) - 14 * np.exp(-4 * (km - 3) ** 2)
depth = depth + rng.normal(0, 0.8, km.size)

x = (km - 2) * 1.5
y = (depth - depth.mean()) / 10
start = np.concatenate([rng.normal(0, 2, 12), rng.normal(0, 3, 12), rng.normal(0, 0.5, 12), [0.0]])
weights = fit(start, x, y)
profile = output(weights, x) * 10 + depth.mean()
