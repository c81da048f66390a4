"""Gold grade surface of bench 7: blast holes with their own assay errors, weighted least squares.

Gauss-Newton with damping (Marquardt). Twenty-nine parameters, so J'J is small and exact.
"""
import numpy as np

rng = np.random.default_rng(79)
UNITS = 7


def unpack(theta):
    W = theta[:2 * UNITS].reshape(2, UNITS)
    b = theta[2 * UNITS:3 * UNITS]
    v = theta[3 * UNITS:4 * UNITS]
    return W, b, v, theta[-1]


def grade(theta, X):
    W, b, v, c = unpack(theta)
    return np.tanh(X @ W + b) @ v + c


def jacobian(theta, X):
    W, b, v, _ = unpack(theta)
    H = np.tanh(X @ W + b)
    S = (1 - H ** 2) * v
    return np.hstack([X[:, :1] * S, X[:, 1:] * S, S, H, np.ones((len(X), 1))])


def holes(n):
    east, north = rng.uniform(0, 60, n), rng.uniform(0, 40, n)
    vein = 3.2 * np.exp(-(((north - 12 - 0.25 * east) / 9) ** 2)) + 0.015 * east
    sigma = np.where(rng.random(n) < 0.3, 0.35, 0.08)     # 30 percent went to the quick laboratory
    return np.c_[east, north], vein + sigma * rng.standard_normal(n), sigma, vein


def fit(X, y, sigma, iterations=300):
    theta = rng.normal(0, 0.8, 4 * UNITS + 1)
    weight = 1 / sigma
    damping = 1.0
    residual = weight * (grade(theta, X) - y)
    chi2 = residual @ residual
    for it in range(iterations):
        J = weight[:, None] * jacobian(theta, X)
        A, g = J.T @ J, J.T @ residual
        trial = theta - np.linalg.solve(A + damping * np.diag(np.diag(A) + 1e-3), g)
        new = weight * (grade(trial, X) - y)
        if new @ new < chi2:
            theta, residual, chi2, damping = trial, new, new @ new, max(damping / 3, 1e-6)
        else:
            damping = min(damping * 4, 1e8)
        if it % 50 == 0:
            print(f"{it:4d}  chi2/n {chi2 / len(y):8.3f}  damping {damping:.1e}")
    return theta, chi2


def main():
    X, y, sigma, vein = holes(400)
    Z = (X - X.mean(0)) / X.std(0)
    starts = [fit(Z, y, sigma) for _ in range(4)]
    theta, chi2 = min(starts, key=lambda pair: pair[1])
    model = grade(theta, Z)
    print("chi2 per hole:", chi2 / len(y), " rms g/t:", np.sqrt(np.mean((model - y) ** 2)))


if __name__ == "__main__":
    main()
