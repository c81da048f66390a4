import numpy as np


def initialise(dims, rng):
    weights = [rng.standard_normal((m, n)) * np.sqrt(2.0 / m) for m, n in zip(dims, dims[1:])]
    biases = [rng.uniform(-0.5, 0.5, n) for n in dims[1:]]
    return weights, biases


def relu(z):
    return np.where(z > 0, z, 0)


def forward(weights, biases, x):
    activations, zs = [x], []
    for i, (w, b) in enumerate(zip(weights, biases)):
        zs.append(activations[-1] @ w + b)
        activations.append(zs[-1] if i + 1 == len(weights) else relu(zs[-1]))
    return activations, zs


def backward(weights, activations, zs, y):
    delta = 2 * (activations[-1] - y) / y.shape[0]
    grad_w, grad_b = [], []
    for i in range(len(weights) - 1, -1, -1):
        grad_w.append(activations[i].T @ delta)
        grad_b.append(delta.sum(axis=0))
        if i:
            delta = (delta @ weights[i].T) * (zs[i - 1] > 0)
    return grad_w, grad_b        # from the last layer to the first


rng = np.random.default_rng(3)
# position error of a gantry (x, y, z) from its three axis readings
joints = rng.uniform(-1, 1, (400, 3))
error_xyz = np.column_stack([
    np.sin(2 * joints[:, 0]) + joints[:, 1] * joints[:, 2],
    np.cos(2 * joints[:, 1]) - joints[:, 0],
    joints[:, 2] ** 2 + 0.5 * joints[:, 0] * joints[:, 1],
])
dims = [3, 3 * 8, 3 * 8, 3 * 8, 3 * 8]
readout = np.kron(np.eye(3), np.ones((8, 1)) / 8)       # average 8 outputs per axis
y = error_xyz @ readout.T * 1.0 * 8

weights, biases = initialise(dims, rng)
lr = 0.01
for epoch in range(3000):
    activations, zs = forward(weights, biases, joints)
    grad_w, grad_b = backward(weights, activations, zs, y)
    weights[0] -= lr * grad_w[-1]
    for w, g in zip(weights[1:], grad_w[:-1]):
        w -= lr * g
    for b, g in zip(biases, grad_b):
        b -= lr * g
    if epoch % 300 == 0:
        print(epoch, np.mean((activations[-1] - y) ** 2))
corrected = activations[-1]
