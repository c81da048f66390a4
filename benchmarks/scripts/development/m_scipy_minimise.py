import numpy as np
from scipy.optimize import minimize

# Deflection of a leaf spring; all weights live in one vector that scipy's L-BFGS optimises.
HIDDEN = 12


def unpack(theta):
    W = theta[: 2 * HIDDEN].reshape(2, HIDDEN)
    b = theta[2 * HIDDEN: 3 * HIDDEN]
    v = theta[3 * HIDDEN: 4 * HIDDEN]
    return W, b, v, theta[-1]


def network(theta, X):
    W, b, v, c = unpack(theta)
    return np.tanh(X @ W + b) @ v + c


def cost(theta, X, y, lam):
    """Mean squared error with a tiny ridge on the weights, and its gradient."""
    W, b, v, c = unpack(theta)
    h = np.tanh(X @ W + b)
    e = h @ v + c - y
    d = 2 * e / len(y)
    dz = np.outer(d, v) * (1 - h ** 2)
    gW = X.T @ dz + 2 * lam * W
    gv = h.T @ d + 2 * lam * v
    value = np.mean(e ** 2) + lam * (np.sum(W ** 2) + np.sum(v ** 2))
    return value, np.concatenate([gW.ravel(), dz.sum(0), gv, [d.sum()]])


rng = np.random.default_rng(1009)
load = rng.uniform(-1, 1, 300)
age = rng.uniform(-1, 1, 300)
X = np.column_stack([load, age])
y = load + 0.6 * load ** 3 + 0.4 * age * load ** 2 + rng.normal(0, 0.06, 300)

theta0 = rng.normal(0, 0.5, 4 * HIDDEN + 1)
result = minimize(
    cost, theta0, args=(X, y, 1e-6), jac=True, method="L-BFGS-B", options={"maxiter": 800}
)
deflection = network(result.x, X)
print(result.nit, "iterations, mse", np.mean((deflection - y) ** 2))
