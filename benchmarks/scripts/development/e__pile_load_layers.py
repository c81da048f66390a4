# ultimate pile capacity vs embedded length and cone resistance
# deep network with arbitrary number of layers
import numpy as np

np.random.seed(8)
sizes = [2, 16, 16, 1]
weights = [np.random.randn(i, o) / np.sqrt(i) for i, o in zip(sizes[:-1], sizes[1:])]
biases = [np.zeros((1, o)) for o in sizes[1:]]

# data set ------------------------------------------------------
n = 200
L = np.random.uniform(5, 25, n)          # m
qc = np.random.uniform(2, 18, n)         # MPa
Q = 0.8 * L * (qc - 10) ** 2 / 10 + 25 * np.abs(L - 14) + 3 * np.random.randn(n)

inputs = np.array([L, qc]).T
inputs -= inputs.mean(axis=0)
inputs /= inputs.std(axis=0)
outputs = ((Q - Q.mean()) / Q.std())[:, np.newaxis]


def forward(x):
    layers = [x]
    for W, b in zip(weights, biases):
        x = np.dot(x, W) + b
        layers.append(x)
    return layers


def train_step(x, y, lr):
    layers = forward(x)
    delta = 2 * (layers[-1] - y) / len(x)
    loss = np.mean((layers[-1] - y) ** 2)
    for k in reversed(range(len(weights))):
        grad_W = np.dot(layers[k].T, delta)
        grad_b = delta.sum(axis=0, keepdims=True)
        delta = np.dot(delta, weights[k].T)
        weights[k] -= lr * grad_W
        biases[k] -= lr * grad_b
    return loss


for it in range(4000):
    loss = train_step(inputs, outputs, 0.03)
    if it % 400 == 0:
        print("iter", it, "loss", loss)

capacity = forward(inputs)[-1]
print("R2 = %.3f" % (1 - np.var(outputs - capacity) / np.var(outputs)))
