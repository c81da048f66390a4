"""Chemical shift against temperature and pH: every spectrum comes with its own error bar."""
import numpy as np


def spectra(rng, n=360):
    temp = rng.uniform(5, 65, n)
    ph = rng.uniform(4, 9, n)
    bound = 1 / (1 + 10 ** (6.6 + 0.01 * (temp - 25) - ph))
    shift = 7.9 - 0.006 * (temp - 25) + 0.85 * bound
    error = rng.choice([0.01, 0.03, 0.12], size=n, p=[0.5, 0.3, 0.2])
    return np.stack([temp, ph], axis=1), shift + error * rng.standard_normal(n), error


def start(rng, sizes):
    return [
        [rng.standard_normal((a, b)) / np.sqrt(a), 0.5 * rng.standard_normal(b)]
        for a, b in zip(sizes[:-1], sizes[1:])
    ]


def forward(layers, x):
    acts = [x]
    for k, (w, b) in enumerate(layers):
        z = acts[-1] @ w + b
        acts.append(np.tanh(z) if k < len(layers) - 1 else z)
    return acts


def backward(layers, acts, delta):
    grads = []
    for k in reversed(range(len(layers))):
        grads.append([acts[k].T @ delta, delta.sum(axis=0)])
        if k:
            delta = (delta @ layers[k][0].T) * (1 - acts[k] ** 2)
    return grads[::-1]


def fit(layers, x, y, weight, rate=0.03, momentum=0.9, steps=4000):
    velocity = [[np.zeros_like(p) for p in layer] for layer in layers]
    for step in range(steps):
        acts = forward(layers, x)
        residual = acts[-1] - y
        chi2 = float(np.sum(weight * residual ** 2))
        grads = backward(layers, acts, 2 * weight * residual)
        for layer, speed, grad in zip(layers, velocity, grads):
            for i in (0, 1):
                speed[i] = momentum * speed[i] - rate * grad[i]
                layer[i] = layer[i] + speed[i]
        if step % 500 == 0:
            print(step, chi2)
    return layers


rng = np.random.default_rng(9)
X, shift, error = spectra(rng)
x = (X - [35, 6.5]) / [17, 1.45]
y = ((shift - 8.2) / 0.4)[:, None]
weight = 1 / (error ** 2 + 0.02 ** 2)
weight = (weight / weight.sum())[:, None]          # sums to one, like a mean
layers = fit(start(rng, [2, 10, 1]), x, y, weight)
model = forward(layers, x)[-1][:, 0] * 0.4 + 8.2
print("reduced chi2", np.mean(((model - shift) / error) ** 2))
