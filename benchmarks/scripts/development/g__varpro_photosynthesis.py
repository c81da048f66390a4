# P-I curves of three incubations with photoinhibition.
# The output weights enter linearly, so they are never "trained": they are solved for
# exactly in every round and only the inner weights walk downhill (variable projection).
import numpy as np

RIDGE = 1e-6


def incubations(n, rng):
    light = rng.uniform(5, 1600, n)                 # umol photons m-2 s-1
    temp = rng.uniform(4, 22, n)                    # degC
    p_max = 3.2 * 1.06 ** (temp - 10)
    rate = p_max * (1 - np.exp(-0.012 * light)) * np.exp(-0.0006 * light)
    return np.column_stack([light, temp]), rate + rng.normal(0, 0.12, n)


def hidden(X, V):
    return np.tanh(X @ V[:-1] + V[-1])


def outer(A, y):
    """Least squares with an intercept."""
    B = np.column_stack([A, np.ones(len(A))])
    return np.linalg.solve(B.T @ B + RIDGE * len(A) * np.eye(B.shape[1]), B.T @ y)


def inner_gradient(X, A, c, y):
    # at the optimum of c its own derivative drops out (Golub and Pereyra)
    error = A @ c[:-1] + c[-1] - y
    back = np.outer(error, c[:-1]) * (1 - A ** 2) * 2 / len(y)
    return np.vstack([X.T @ back, back.sum(axis=0)]), np.mean(error ** 2)


def train(X, y, units=8, rounds=2500, rng=None):
    V = rng.normal(0, 1.0, (X.shape[1] + 1, units))
    step, last = 0.1, np.inf
    for _ in range(rounds):
        A = hidden(X, V)
        c = outer(A, y)
        g, loss = inner_gradient(X, A, c, y)
        # bold driver: longer while it goes down, half when it does not
        step = min(step * 1.03, 0.5) if loss < last else step * 0.5
        last = loss
        V = V - step * g / (np.linalg.norm(g) + 0.1)
    return V, outer(hidden(X, V), y)


rng = np.random.default_rng(20)
raw, carbon = incubations(300, rng)
raw[:, 0] = np.log(raw[:, 0])
X = (raw - raw.mean(axis=0)) / raw.std(axis=0)
y = carbon - carbon.mean()
V, c = train(X, y, rng=rng)
modelled = hidden(X, V) @ c[:-1] + c[-1] + carbon.mean()
print("residual std %.3f mg C/(mg chl h)" % np.std(modelled - carbon))
