import numpy as np

np.random.seed(97)


def forward_pass(X, W1, b1, W2, b2):
    Z1 = np.dot(X, W1) + b1
    A1 = np.maximum(0, Z1)
    return Z1, A1, np.dot(A1, W2) + b2


def backward_pass(X, Y, Z1, A1, A2, W2):
    m = X.shape[0]
    dZ2 = 2 * (A2 - Y) / m
    dW2 = np.dot(A1, dZ2)
    db2 = np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = np.dot(dZ2, W2.T) * (Z1 > 0)
    dW1 = np.dot(X.T, dZ1)
    db1 = np.sum(dZ1, axis=0, keepdims=True)
    return dW1, db1, dW2, db2


def fit(X, Y, hidden=40, learning_rate=3.0, iterations=4000):
    W1 = np.random.randn(X.shape[1], hidden) * np.sqrt(2 / X.shape[1])
    b1 = np.random.randn(1, hidden) * 0.3
    W2 = np.random.randn(hidden, 1) * np.sqrt(1 / hidden)
    b2 = np.zeros((1, 1))
    for i in range(iterations):
        Z1, A1, A2 = forward_pass(X, W1, b1, W2, b2)
        dW1, db1, dW2, db2 = backward_pass(X, Y, Z1, A1, A2, W2)
        W1 = W1 - learning_rate * dW1
        b1 = b1 - learning_rate * db1
        W2 = W2 - learning_rate * dW2
        b2 = b2 - learning_rate * db2
        if i % 500 == 0:
            print("iteration", i, "cost", np.mean((A2 - Y) ** 2))
    return W1, b1, W2, b2


# fracture toughness over grain size, temperature (scaled)
X = np.random.uniform(-1, 1, (210, 2))
Y = (1 / (1.3 + X[:, 0]) + np.maximum(X[:, 1], -0.2)).reshape(-1, 1)
Y = (Y - Y.mean()) / Y.std()

weights = fit(X, Y)
toughness = forward_pass(X, *weights)[2]
print("rms", np.sqrt(np.mean((toughness - Y) ** 2)))
