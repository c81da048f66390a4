"""Reflectivity of a thin film over wavelength: layers in a list, tanh, momentum."""
import numpy as np

rng = np.random.default_rng(12)

lam = np.linspace(400, 800, 160)  # nm
refl = 0.3 + 0.2 * np.cos(4 * np.pi * 1.4 * 500 / lam) + 0.01 * rng.standard_normal(lam.size)
X = ((lam - 600) / 115).reshape(-1, 1)
Y = ((refl - refl.mean()) / refl.std()).reshape(-1, 1)

shape = (1, 20, 20, 1)
net = [
    [rng.standard_normal((a, b)) * 1.5 / np.sqrt(a), 0.5 * rng.standard_normal(b)]
    for a, b in zip(shape[:-1], shape[1:])
]
speed = [[np.zeros_like(W), np.zeros_like(b)] for W, b in net]


def run(x):
    outs = [x]
    for W, b in net[:-1]:
        outs.append(np.tanh(outs[-1] @ W + b))
    W, b = net[-1]
    outs.append(outs[-1] @ W + b)
    return outs


for step in range(3001):
    outs = run(X)
    delta = (outs[-1] - Y) / len(X)
    grads = []
    for i in reversed(range(len(net))):
        grads.insert(0, (outs[i].T @ delta, delta.sum(axis=0)))
        if i:
            delta = (delta @ net[i][0].T) * (1 - outs[i] ** 2)
    for layer, v, g in zip(net, speed, grads):
        for j in (0, 1):
            v[j] = 0.9 * v[j] - 0.03 * g[j]
            layer[j] = layer[j] + v[j]
    if step % 500 == 0:
        print(step, "mse", np.mean((outs[-1] - Y) ** 2))

model = run(X)[-1]
print("residual std:", (model - Y).std() * refl.std())
