# Accelerated gradient with the gradient-based restart of O'Donoghue and Candes.
# Everything is (features, samples), as in our lecture notes.
import numpy as np

rng = np.random.RandomState(17)
n_samples = 150
sizes = [3, 10, 8, 1]

U = rng.uniform(-1, 1, (3, n_samples))
Y = np.exp(0.8 * U[0]) * np.cos(1.5 * U[1]) + 0.5 * U[2]
Y = Y[None, :] + 0.05 * rng.randn(1, n_samples)

x = [(rng.randn(m, k) / np.sqrt(k), 0.1 * rng.randn(m, 1)) for k, m in zip(sizes[:-1], sizes[1:])]
y = [(W.copy(), b.copy()) for W, b in x]


def propagate(layers, A):
    outs = [A]
    for i, (W, b) in enumerate(layers):
        Z = W @ outs[-1] + b
        outs.append(Z if i == len(layers) - 1 else np.arctan(Z))
    return outs


def slope(layers, A, Y):
    """Gradient of half the mean squared error; tan(a)**2 is the squared preactivation."""
    outs = propagate(layers, A)
    delta = (outs[-1] - Y) / Y.shape[1]
    grads = [None] * len(layers)
    for i in reversed(range(len(layers))):
        W, _ = layers[i]
        grads[i] = (delta @ outs[i].T, delta.sum(axis=1, keepdims=True))
        if i:
            delta = (W.T @ delta) / (1 + np.tan(outs[i]) ** 2)
    return grads


alpha, theta, restarts = 0.15, 1.0, 0
for k in range(4000):
    g = slope(y, U, Y)
    x_new = [(W - alpha * gW, b - alpha * gb) for (W, b), (gW, gb) in zip(y, g)]
    uphill = sum((gW * (Wn - W)).sum() + (gb * (bn - b)).sum()
                 for (gW, gb), (Wn, bn), (W, b) in zip(g, x_new, x))
    if uphill > 0:
        theta, restarts = 1.0, restarts + 1
        y = [(W.copy(), b.copy()) for W, b in x_new]
    else:
        theta_new = 0.5 * (1 + np.sqrt(1 + 4 * theta ** 2))
        beta = (theta - 1) / theta_new
        y = [(Wn + beta * (Wn - W), bn + beta * (bn - b))
             for (Wn, bn), (W, b) in zip(x_new, x)]
        theta = theta_new
    x = x_new
    if k % 400 == 0:
        print(k, 0.5 * np.mean((propagate(x, U)[-1] - Y) ** 2), "restarts", restarts)

fitted = propagate(x, U)[-1]
print("final objective", 0.5 * np.mean((fitted - Y) ** 2))
