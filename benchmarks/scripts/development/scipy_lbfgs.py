import numpy as np
from scipy.optimize import minimize

# viscosity of honey: temperature and water content
rng = np.random.RandomState(36)
temp = rng.uniform(-1, 1, 200)
water = rng.uniform(-1, 1, 200)
X = np.stack([temp, water], axis=1)
y = np.exp(-1.2 * temp - 0.5 * water) / 2
y = y - y.mean() + 0.02 * rng.randn(200)
H = 10
shapes = [(2, H), (H,), (H,), ()]


def unpack(theta):
    parts, start = [], 0
    for s in shapes:
        size = int(np.prod(s))
        parts.append(theta[start:start + size].reshape(s))
        start += size
    return parts


def objective(theta):
    W, b, v, c = unpack(theta)
    h = np.tanh(X @ W + b)
    r = h @ v + c - y
    loss = np.mean(r ** 2) + 1e-5 * theta @ theta
    g = 2 * r / len(y)
    back = np.outer(g, v) * (1 - h ** 2)
    grad = np.concatenate([(X.T @ back).ravel(), back.sum(0), h.T @ g, [g.sum()]])
    return loss, grad + 2e-5 * theta


theta = rng.randn(2 * H + H + H + 1) * 0.5
for restart in range(5):
    # restarts clear the memory of l-bfgs
    result = minimize(objective, theta, jac=True, method="L-BFGS-B", options={"maxiter": 60})
    theta = result.x
    print("restart", restart, "loss", result.fun)
W, b, v, c = unpack(theta)
fit = np.tanh(X @ W + b) @ v + c
