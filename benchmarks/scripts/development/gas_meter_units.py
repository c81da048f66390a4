"""Daily gas consumption of a building from outdoor temperature and wind.

Why is my RMSE larger than the standard deviation of the data, although the training loss is tiny?
"""
import numpy as np


def make_data(rng, days=365):
    temp = 10 + 9 * np.sin(2 * np.pi * np.arange(days) / 365) + rng.normal(0, 3, days)
    wind = rng.gamma(2.0, 2.0, days)
    gas = 40 + 9 * np.clip(17 - temp, 0, None) * (1 + 0.03 * wind) + rng.normal(0, 6, days)
    return np.column_stack([temp, wind]), gas.reshape(-1, 1)


def zscore(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def init(rng, sizes):
    return [(rng.normal(0, np.sqrt(2 / i), (i, o)), rng.normal(0, 0.2, o)) for i, o in zip(sizes, sizes[1:])]


def run_network(layers, x):
    activations = [x]
    for k, (w, b) in enumerate(layers):
        x = x @ w + b
        if k < len(layers) - 1:
            x = np.maximum(x, 0)
        activations.append(x)
    return activations


def gradients(layers, acts, target):
    grads = []
    delta = 2 * (acts[-1] - target) / len(target)
    for k in reversed(range(len(layers))):
        grads.insert(0, (acts[k].T @ delta, delta.sum(axis=0)))
        if k:
            delta = (delta @ layers[k][0].T) * (acts[k] > 0)
    return grads


def main(steps=4000, lr=0.05):
    rng = np.random.default_rng(99)
    X, gas = make_data(rng)
    Xs, ys = zscore(X), zscore(gas)
    layers = init(rng, [2, 24, 1])
    for t in range(steps):
        acts = run_network(layers, Xs)
        if t % 1000 == 0:
            print("step", t, "loss", np.mean((acts[-1] - ys) ** 2))
        grads = gradients(layers, acts, ys)
        layers = [(w - lr * dw, b - lr * db) for (w, b), (dw, db) in zip(layers, grads)]
    forecast = run_network(layers, Xs)[-1]
    rmse = np.sqrt(np.mean((forecast - gas) ** 2))
    print("RMSE of the forecast: %.1f m3 (std of data %.1f m3)" % (rmse, gas.std()))
    return forecast, gas


if __name__ == "__main__":
    main()
