import numpy as np

# network given by a list of layer sizes
sizes = [2, 16, 16, 16, 1]
np.random.seed(3)

weights = [np.random.randn(m, n) / np.sqrt(m) for m, n in zip(sizes[:-1], sizes[1:])]
biases = [0.1 * np.random.randn(n) for n in sizes[1:]]


def forward(x):
    activations = [x]
    for i, (W, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ W + b
        if i < len(weights) - 1:
            z = np.tanh(z)
        activations.append(z)
    return activations


def backward(activations, target):
    grads_W = [None] * len(weights)
    grads_b = [None] * len(biases)
    delta = 2 * (activations[-1] - target) / len(target)
    for i in reversed(range(len(weights))):
        grads_W[i] = activations[i].T @ delta
        grads_b[i] = delta.sum(axis=0)
        if i > 0:
            back = delta @ weights[i].T if i == len(weights) - 1 else delta @ weights[i]
            delta = back * (1 - activations[i] ** 2)
    return grads_W, grads_b


# data: a smooth bump with a slope
X = np.random.uniform(-1.5, 1.5, (300, 2))
r2 = X[:, 0] ** 2 + X[:, 1] ** 2
T = (np.exp(-2 * r2) + np.sin(4 * X[:, 0]) * X[:, 1]).reshape(-1, 1)

alpha = 0.1
for step in range(2501):
    acts = forward(X)
    if step % 500 == 0:
        print(step, ((acts[-1] - T) ** 2).mean())
    gW, gb = backward(acts, T)
    for k in range(len(weights)):
        weights[k] -= alpha * gW[k]
        biases[k] -= alpha * gb[k]

pred = forward(X)[-1]
print('first rows:', pred[:5].ravel(), T[:5].ravel())
