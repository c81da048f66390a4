import copy

import numpy as np


def make(n, rng):
    current = rng.uniform(0.1, 3.0, n)
    charge = rng.uniform(0.05, 1.0, n)
    volt = 3.2 + 0.6 * charge ** 0.5 - 0.12 * current + 0.08 * np.sin(5 * charge)
    return np.c_[current, charge], volt[:, None] + rng.normal(0, 0.01, (n, 1))


def predict(layers, x):
    for w, b in layers[:-1]:
        x = np.maximum(0, x @ w + b)
    w, b = layers[-1]
    return x @ w + b


def backprop(layers, x, y):
    acts = [x]
    for w, b in layers[:-1]:
        acts.append(np.maximum(0, acts[-1] @ w + b))
    w, b = layers[-1]
    g = 2 * (acts[-1] @ w + b - y) / len(y)
    grads = []
    for i in range(len(layers) - 1, -1, -1):
        grads.append((acts[i].T @ g, g.sum(0)))
        if i:
            g = (g @ layers[i][0].T) * (acts[i] > 0)
    return grads[::-1]


def fit(layers, train, val, rate=0.02, patience=300, most=4000):
    best, best_loss, waited = copy.deepcopy(layers), np.inf, 0
    moment = [(0.0, 0.0) for _ in layers]
    for epoch in range(most):
        grads = backprop(layers, *train)
        for i, (gw, gb) in enumerate(grads):
            moment[i] = (0.9 * moment[i][0] + gw, 0.9 * moment[i][1] + gb)
            layers[i] = (layers[i][0] - rate * moment[i][0], layers[i][1] - rate * moment[i][1])
        loss = np.mean((predict(layers, val[0]) - val[1]) ** 2)
        if loss < best_loss:
            best, best_loss, waited = copy.deepcopy(layers), loss, 0
        else:
            waited += 1
        if waited > patience:
            print("stopped at epoch", epoch)
            break
    return best, best_loss


rng = np.random.default_rng(8)
X, volt = make(600, rng)
mean_x, std_x = X[:400].mean(0), X[:400].std(0)
mean_y, std_y = volt[:400].mean(), volt[:400].std()
X, y = (X - mean_x) / std_x, (volt - mean_y) / std_y
sizes = [2, 24, 24, 1]
layers = [(rng.normal(0, np.sqrt(2 / i), (i, o)), np.zeros(o)) for i, o in zip(sizes, sizes[1:])]
layers, val_loss = fit(layers, (X[:400], y[:400]), (X[400:500], y[400:500]))
test_pred = predict(layers, X[500:]) * std_y + mean_y
test_volt = volt[500:]
print("validation", val_loss, "test rms", np.sqrt(np.mean((test_pred - test_volt) ** 2)))
