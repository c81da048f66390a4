"""Palaeothermometer from 24 foraminifera shells: Mg/Ca against temperature and salinity.

Few shells, so: three units, a small penalty, and a quasi-Newton method that really reaches the minimum.
"""
import numpy as np
from scipy.optimize import minimize

N_UNITS = 3
PENALTY = 3e-4


def shells(rng):
    temperature = np.linspace(9, 29, 24) + rng.uniform(-0.3, 0.3, 24)
    salinity = rng.uniform(33.5, 37.0, 24)
    mg_ca = 0.38 * np.exp(0.090 * temperature) * (1 + 0.04 * (salinity - 35))
    return np.c_[temperature, salinity], mg_ca + rng.normal(0, 0.10, 24)


def split(w):
    a = w[:2 * N_UNITS].reshape(2, N_UNITS)
    return a, w[2 * N_UNITS:3 * N_UNITS], w[3 * N_UNITS:4 * N_UNITS], w[4 * N_UNITS]


def network(w, X):
    a, b, c, d = split(w)
    return np.tanh(X @ a + b) @ c + d


def objective(w, X, y):
    a, b, c, d = split(w)
    h = np.tanh(X @ a + b)
    r = h @ c + d - y
    value = np.mean(r ** 2) + PENALTY * (np.sum(a ** 2) + np.sum(c ** 2))
    g_r = 2 * r / len(y)
    g_h = np.outer(g_r, c) * (1 - h ** 2)
    g_a = X.T @ g_h + 2 * PENALTY * a
    g_c = h.T @ g_r + 2 * PENALTY * c
    return value, np.concatenate([g_a.ravel(), g_h.sum(axis=0), g_c, [g_r.sum()]])


def main():
    rng = np.random.RandomState(24)
    X, mg_ca = shells(rng)
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    y = (mg_ca - mg_ca.mean()) / mg_ca.std()
    tries = []
    for _ in range(5):
        start = rng.normal(0, 0.7, 4 * N_UNITS + 1)
        tries.append(minimize(objective, start, args=(Z, y), jac=True, method="L-BFGS-B",
                              options={"maxiter": 1500}))
        print("objective", tries[-1].fun, "after", tries[-1].nit, "iterations")
    best = min(tries, key=lambda t: t.fun)
    model = network(best.x, Z) * mg_ca.std() + mg_ca.mean()
    print("rms residual (mmol/mol):", np.sqrt(np.mean((model - mg_ca) ** 2)))


if __name__ == "__main__":
    main()
