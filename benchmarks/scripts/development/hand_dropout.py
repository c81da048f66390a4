import numpy as np

# inverted dropout by hand, off at the end. Loss is noisy because of the masks
rng = np.random.default_rng(75)
X = rng.uniform(-1, 1, (400, 2))
Y = (X[:, 0] + 0.5 * np.tanh(3 * X[:, 1]) + 0.1 * rng.normal(size=400))[:, None]  # creep of glue

n, keep = 60, 0.95
layers = [[rng.normal(0, 1, (2, n)), np.zeros(n)], [rng.normal(0, 1 / np.sqrt(n), (n, 1)), np.zeros(1)]]


def predict(x):
    return np.maximum(x @ layers[0][0] + layers[0][1], 0) @ layers[1][0] + layers[1][1]


rate = 0.02
for it in range(3000):
    z = X @ layers[0][0] + layers[0][1]
    mask = (rng.random((len(X), n)) < keep) / keep
    a = np.maximum(z, 0) * mask
    out = a @ layers[1][0] + layers[1][1]
    d = 2 * (out - Y) / len(X)
    dz = d @ layers[1][0].T * mask * (z > 0)
    gradients = [[X.T @ dz, dz.sum(0)], [a.T @ d, d.sum(0)]]
    for layer, gradient in zip(layers, gradients):
        for p, g in zip(layer, gradient):
            p -= rate * g
    if it % 500 == 0:
        print(it, "training loss", np.mean((out - Y) ** 2))
creep = predict(X)
print("without dropout", np.mean((creep - Y) ** 2))
