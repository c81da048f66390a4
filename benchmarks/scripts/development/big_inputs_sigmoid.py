import numpy as np

# strength of concrete: days of curing and water share; plain lists of layers
rng = np.random.RandomState(64)
days = rng.uniform(1, 90, (300, 1))
water = rng.uniform(0.35, 0.7, (300, 1))
strength = 60 * (1 - np.exp(-days / 20)) * (0.4 / water) + rng.normal(0, 0.8, (300, 1))
X = np.hstack([days, water])
Y = (strength - strength.mean()) / strength.std()

weights = [rng.normal(0, 3, (2, 20)), rng.normal(0, 0.2, (20, 1))]
biases = [rng.normal(0, 3, 20), np.zeros(1)]


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


for it in range(3000):
    hidden = sigmoid(X @ weights[0] + biases[0])
    out = hidden @ weights[1] + biases[1]
    error = out - Y
    if it % 500 == 0:
        flat = np.mean((hidden < 0.01) | (hidden > 0.99))
        print("iteration", it, "mse", np.mean(error ** 2), "units at 0 or 1:", flat)
    d_out = 2 * error / len(Y)
    d_hidden = d_out @ weights[1].T * hidden * (1 - hidden)
    weights[1] -= 0.1 * hidden.T @ d_out
    biases[1] -= 0.1 * d_out.sum(0)
    weights[0] -= 0.1 * X.T @ d_hidden
    biases[0] -= 0.1 * d_hidden.sum(0)
