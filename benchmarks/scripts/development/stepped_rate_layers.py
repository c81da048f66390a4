"""Layers as a list of dicts, learning rate halves every 1000 epochs, inputs in raw units.

Inputs are 0..1.2 mA, small enough to leave alone.
"""
import numpy as np

rng = np.random.RandomState(23)
current = rng.uniform(0, 1.2, (150, 1))          # mA
voltage = 0.4 * np.log(1 + 20 * current) + 0.1 * current ** 2

shape = (1, 20, 20, 1)
layers = [
    {"W": rng.randn(i, o) * (2.0 if i == 1 else i ** -0.5), "b": rng.randn(o) * 0.3}
    for i, o in zip(shape[:-1], shape[1:])
]
layers[-1]["b"] = np.array([voltage.mean()])

lr = 0.1
for epoch in range(4000):
    if epoch and epoch % 1000 == 0:
        lr /= 2
    outs = [current]
    for n, layer in enumerate(layers):
        z = outs[-1].dot(layer["W"]) + layer["b"]
        outs.append(np.tanh(z) if n < 2 else z)

    delta = (outs[-1] - voltage) / len(current)
    for n in (2, 1, 0):
        grad_W = outs[n].T.dot(delta)
        grad_b = delta.sum(axis=0)
        delta = delta.dot(layers[n]["W"].T) * (1 - outs[n] ** 2)
        layers[n]["W"] = layers[n]["W"] - lr * grad_W
        layers[n]["b"] = layers[n]["b"] - lr * grad_b

    if epoch % 500 == 0:
        print(epoch, lr, np.mean((outs[-1] - voltage) ** 2))

print("largest error %.3f V" % np.max(np.abs(outs[-1] - voltage)))
