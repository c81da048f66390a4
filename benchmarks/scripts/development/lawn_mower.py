import numpy as np


def make_data(n=240, seed=None):
    """Runtime of a robot mower (minutes) from grass height (cm), slope (deg), battery age (years)."""
    rs = np.random.RandomState(seed)
    grass = rs.uniform(2, 12, n)
    slope = rs.uniform(0, 20, n)
    age = rs.uniform(0, 6, n)
    runtime = 90 * np.exp(-0.05 * age) - 2.2 * grass - 0.08 * slope ** 2 + 5 * np.sin(grass)
    X = np.stack([grass, slope, age], axis=1)
    return X, (runtime + rs.randn(n))[:, None]


def standardise(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def init_weights(sizes):
    return [(np.random.randn(i, o) / np.sqrt(i), np.zeros((1, o)))
            for i, o in zip(sizes[:-1], sizes[1:])]


def forward(X, layers):
    (W1, b1), (W2, b2) = layers
    hidden = np.tanh(X @ W1 + b1)
    return hidden, hidden @ W2 + b2


def gradients(X, Y, layers):
    (W1, b1), (W2, b2) = layers
    hidden, out = forward(X, layers)
    d_out = 2 * (out - Y)
    d_hidden = d_out @ W2.T * (1 - hidden ** 2)
    return [(X.T @ d_hidden, d_hidden.sum(axis=0, keepdims=True)),
            (hidden.T @ d_out, d_out.sum(axis=0, keepdims=True))]


def train(X, Y, hidden=16, lr=0.05, epochs=3000):
    layers = init_weights([X.shape[1], hidden, 1])
    for epoch in range(epochs):
        grads = gradients(X, Y, layers)
        layers = [(W - lr * gW, b - lr * gb) for (W, b), (gW, gb) in zip(layers, grads)]
        if epoch % 300 == 0:
            print("epoch", epoch, "sse", np.sum((forward(X, layers)[1] - Y) ** 2))
    return layers


X, Y = make_data(seed=3)
X, Y = standardise(X), standardise(Y)
layers = train(X, Y)
prediction = forward(X, layers)[1]
print("R2", 1 - np.sum((Y - prediction) ** 2) / np.sum(Y ** 2))
