import itertools

import numpy as np


def stream(X, Y, size, seed):
    """Endless mini-batches."""
    rng = np.random.default_rng(seed)
    while True:
        order = rng.permutation(len(X))
        for i in range(0, len(X) - size + 1, size):
            take = order[i:i + size]
            yield X[take], Y[take]


def nesterov(theta, vel, gradient, lr=0.02, mu=0.9):
    ahead = [t + mu * v for t, v in zip(theta, vel)]
    grads = gradient(ahead)
    vel = [mu * v - lr * g for v, g in zip(vel, grads)]
    return [t + v for t, v in zip(theta, vel)], vel


def forward(theta, X):
    W, b, V, c = theta
    return np.tanh(X @ W + b) @ V + c


def gradient_on(X, Y):
    def gradient(theta):
        W, b, V, c = theta
        H = np.tanh(X @ W + b)
        D = 2 / len(X) * (H @ V + c - Y)
        E = (D @ V.T) * (1 - H ** 2)
        return X.T @ E, E.sum(0), H.T @ D, D.sum(0)
    return gradient


rng = np.random.default_rng(29)
# transmission of an optical filter around 550 nm
nm = rng.uniform(500, 600, (512, 1))
T = 1 / (1 + ((nm - 545) / 14) ** 2) + 0.05 * rng.standard_normal((512, 1))
X = (nm - nm.mean()) / nm.std()
Y = (T - T.mean()) / T.std()

theta = [rng.normal(0, 2, (1, 20)), rng.normal(0, 2, 20), rng.normal(0, 0.2, (20, 1)), np.zeros(1)]
vel = [np.zeros_like(t) for t in theta]
for step, (xb, yb) in enumerate(itertools.islice(stream(X, Y, 32, seed=1), 6000)):
    theta, vel = nesterov(theta, vel, gradient_on(xb, yb))
    if step % 1000 == 0:
        print(step, float(np.mean((forward(theta, X) - Y) ** 2)))
fit = forward(theta, X)
