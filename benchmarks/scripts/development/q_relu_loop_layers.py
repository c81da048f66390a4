import numpy as np

np.random.seed(5)

# net of arbitrary depth, weights kept in lists
layer_dims = [2, 20, 20, 1]
weights, biases = [], []
for n_in, n_out in zip(layer_dims[:-1], layer_dims[1:]):
    weights.append(np.random.randn(n_in, n_out) * np.sqrt(2.0 / n_in))
    biases.append(np.zeros((1, n_out)))


def forward(X):
    activations = [X]
    for W, b in zip(weights, biases):
        X = np.maximum(0, X @ W + b)
        activations.append(X)
    return activations


def backward(activations, Y, lr):
    grad = 2 * (activations[-1] - Y) / len(Y)
    for i in reversed(range(len(weights))):
        grad = grad * (activations[i + 1] > 0)
        dW = activations[i].T @ grad
        db = grad.sum(axis=0, keepdims=True)
        grad = grad @ weights[i].T
        weights[i] -= lr * dW
        biases[i] -= lr * db


# deflection of a wing tip: angle of attack and airspeed, z-scored
raw = np.random.uniform(0, 1, (350, 2))
tip = np.sin(4 * raw[:, 0]) * (0.5 + raw[:, 1])
X = (raw - raw.mean(axis=0)) / raw.std(axis=0)
Y = ((tip - tip.mean()) / tip.std()).reshape(-1, 1)

lr = 0.05
for epoch in range(3000):
    acts = forward(X)
    if epoch % 300 == 0:
        print("epoch {} loss {:.5f}".format(epoch, np.mean((acts[-1] - Y) ** 2)))
    backward(acts, Y, lr)

out = forward(X)[-1]
print("min/max of target    ", Y.min(), Y.max())
print("min/max of prediction", out.min(), out.max())
