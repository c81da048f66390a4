"""Three hidden layers in a list. Loss does not move at all for thousands of epochs."""
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(2)
x = np.linspace(-1, 1, 128)[:, None]
y = np.cos(4 * x) + 0.5 * x

sizes = [1, 16, 16, 16, 1]
layers = []
for n_in, n_out in zip(sizes, sizes[1:]):
    # small random numbers to break the symmetry
    layers.append([rng.normal(size=(n_in, n_out)) * 0.001, np.zeros(n_out)])


def forward(x):
    activations = [x]
    for i, (W, b) in enumerate(layers):
        z = activations[-1] @ W + b
        activations.append(z if i == len(layers) - 1 else np.tanh(z))
    return activations


lr = 0.1
curve = []
for epoch in range(3000):
    acts = forward(x)
    delta = 2 * (acts[-1] - y) / len(x)
    curve.append(np.mean((acts[-1] - y) ** 2))
    for i in range(len(layers) - 1, -1, -1):
        W, b = layers[i]
        gW, gb = acts[i].T @ delta, delta.sum(axis=0)
        if i:
            delta = (delta @ W.T) * (1 - acts[i] ** 2)
        layers[i] = [W - lr * gW, b - lr * gb]
    if epoch % 500 == 0:
        print(epoch, curve[-1])

plt.plot(curve)
plt.show()
result = forward(x)[-1]
plt.plot(x, y, x, result)
plt.show()
