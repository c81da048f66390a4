import numpy as np

# every step has the same length; the length shrinks
np.random.seed(95)
X = np.random.uniform(-1, 1, (300, 3))
y = (X[:, 0] * X[:, 1] + np.abs(X[:, 2]))[:, None]       # taste of a curry: salt, sour, hot

layers = []
for n_in, n_out in ((3, 20), (20, 20), (20, 1)):
    layers.append({"W": np.random.randn(n_in, n_out) * np.sqrt(2 / n_in), "b": np.zeros(n_out)})


def forward(X):
    acts = [X]
    for layer in layers[:-1]:
        acts.append(np.maximum(acts[-1] @ layer["W"] + layer["b"], 0))
    return acts, acts[-1] @ layers[-1]["W"] + layers[-1]["b"]


length = 0.15
for it in range(3000):
    acts, out = forward(X)
    delta = 2 * (out - y) / len(X)
    grads = []
    for layer, a in zip(reversed(layers), reversed(acts)):
        grads.append({"W": a.T @ delta, "b": delta.sum(0)})
        delta = delta @ layer["W"].T * (a > 0)
    norm = np.sqrt(sum((g[k] ** 2).sum() for g in grads for k in g))
    for layer, g in zip(reversed(layers), grads):
        for k in layer:
            layer[k] -= length * g[k] / (norm + 1e-12)
    length *= 0.998
    if it % 500 == 0:
        print(it, "mse", np.mean((out - y) ** 2), "|g|", norm)

taste = forward(X)[1]
