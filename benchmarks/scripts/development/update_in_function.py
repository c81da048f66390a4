import numpy as np

np.random.seed(17)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def predict(X, W1, b1, W2, b2):
    A = sigmoid(np.dot(X, W1) + b1)
    return A, np.dot(A, W2) + b2


def compute_gradients(X, Y, A, out, W2):
    m = len(X)
    dZ2 = (out - Y) / m
    dW2 = np.dot(A.T, dZ2)
    db2 = np.sum(dZ2, axis=0)
    dZ1 = np.dot(dZ2, W2.T) * A * (1 - A)
    dW1 = np.dot(X.T, dZ1)
    db1 = np.sum(dZ1, axis=0)
    return dW1, db1, dW2, db2


def gradient_descent(W1, b1, W2, b2, dW1, db1, dW2, db2, alpha):
    W1 = W1 - alpha * dW1
    b1 = b1 - alpha * db1
    W2 = W2 - alpha * dW2
    b2 = b2 - alpha * db2
    return W1, b1, W2, b2


# tide gauge: height (m) over the hour of the day
hours = np.random.uniform(0, 24, (200, 1))
height = 1.5 * np.sin(2 * np.pi * hours / 12.4) + 0.3
X = hours / 12 - 1

W1 = np.random.randn(1, 12) * 4
b1 = np.random.randn(12) * 3
W2 = np.random.randn(12, 1) * 0.5
b2 = np.zeros(1)

costs = []
for i in range(8000):
    A, out = predict(X, W1, b1, W2, b2)
    costs.append(0.5 * np.mean((out - height) ** 2))
    dW1, db1, dW2, db2 = compute_gradients(X, height, A, out, W2)
    gradient_descent(W1, b1, W2, b2, dW1, db1, dW2, db2, alpha=0.3)

    if i % 1000 == 0:
        print("cost after", i, "iterations:", costs[-1])

_, tide = predict(X, W1, b1, W2, b2)
print("RMS error in metres:", np.sqrt(np.mean((tide - height) ** 2)))
