import numpy as np


def load_calibration(n, rng):
    """Potential (mV/100) of a glass electrode near its isopotential point."""
    ph = rng.uniform(2, 12, n)
    temp = rng.uniform(5, 60, n)
    mv = 2.4 + 0.6 * np.cos(0.6 * (ph - 7)) - 0.004 * (temp - 25) * (ph - 7) + rng.normal(0, 0.02, n)
    return np.column_stack([ph, temp]), mv[:, None]


def add_ones(X):
    # bias trick: last column is 1, so no separate b is needed
    return np.hstack([X, np.ones((X.shape[0], 1))])


def standardize(X):
    return (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-12)


def feedforward(Theta, X):
    hidden = np.tanh(X @ Theta[0])
    return hidden, hidden @ Theta[1]


def backprop(Theta, X, y):
    hidden, out = feedforward(Theta, X)
    dout = 2 * (out - y) / y.size
    dhid = dout @ Theta[1].T * (1 - hidden ** 2)
    return [X.T @ dhid, hidden.T @ dout], np.mean((out - y) ** 2)


def descend(Theta, X, y, lr, iterations):
    for i in range(iterations):
        dTheta, cost = backprop(Theta, X, y)
        Theta = [T - lr * dT for T, dT in zip(Theta, dTheta)]
        if i % 1000 == 0:
            print("iteration", i, "cost", cost)
    return Theta


rng = np.random.default_rng(13)
X, y = load_calibration(300, rng)
X = standardize(add_ones(X))
Theta = [rng.normal(0, 1.2, (3, 25)), rng.normal(0, 0.2, (25, 1))]
Theta = descend(Theta, X, y, lr=0.05, iterations=6000)
potential = feedforward(Theta, X)[1]
print("mean potential measured / network:", y.mean(), potential.mean())
