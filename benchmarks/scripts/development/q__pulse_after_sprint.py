"""Heart rate after a sprint: recovery curves of one subject, fitted with L-BFGS-B of SciPy."""
import numpy as np
from scipy.optimize import minimize

HIDDEN = 8
SHAPES = [(2, HIDDEN), (HIDDEN,), (HIDDEN, 1), (1,)]


def unpack(flat):
    parts, start = [], 0
    for shape in SHAPES:
        size = int(np.prod(shape))
        parts.append(flat[start:start + size].reshape(shape))
        start += size
    return parts


def predict(flat, X):
    W, b, V, c = unpack(flat)
    return np.tanh(X @ W + b) @ V + c


def cost(flat, X, Y, ridge):
    W, b, V, c = unpack(flat)
    A = np.tanh(X @ W + b)
    R = A @ V + c - Y
    value = 0.5 * np.mean(R ** 2) + 0.5 * ridge * (np.sum(W ** 2) + np.sum(V ** 2))
    dR = R / len(X)
    dZ = dR @ V.T * (1 - A ** 2)
    grad = [X.T @ dZ + ridge * W, dZ.sum(0), A.T @ dR + ridge * V, dR.sum(0)]
    return value, np.concatenate([g.ravel() for g in grad])


def recovery(minutes, watts):
    top = 95 + 0.16 * watts
    return 62 + (top - 62) * (0.65 * np.exp(-minutes / 1.1) + 0.35 * np.exp(-minutes / 7.0))


def main():
    rng = np.random.default_rng(4)
    minutes = np.tile(np.linspace(0, 12, 49), 8)
    watts = np.repeat(np.linspace(180, 530, 8), 49)
    bpm = recovery(minutes, watts) + rng.normal(0, 2.5, len(minutes))

    X = np.stack([minutes, watts], axis=1)
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    Y = ((bpm - bpm.mean()) / bpm.std())[:, None]

    start = np.concatenate([rng.normal(0, 1 / np.sqrt(s[0]), s).ravel() for s in SHAPES])
    trace = []
    found = minimize(
        cost, start, args=(X, Y, 1e-5), jac=True, method="L-BFGS-B",
        callback=lambda flat: trace.append(cost(flat, X, Y, 1e-5)[0]),
        options={"maxiter": 1500, "maxfun": 4000},
    )
    print(found.message, "after", found.nit, "iterations, cost", found.fun)
    fitted = predict(found.x, X)[:, 0] * bpm.std() + bpm.mean()
    print("rms: %.2f beats per minute" % np.sqrt(np.mean((fitted - bpm) ** 2)))


if __name__ == "__main__":
    main()
