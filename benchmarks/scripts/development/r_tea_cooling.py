import numpy as np
import matplotlib.pyplot as plt


def load_data():
    """ temperature of my tea, kitchen thermometer, one reading every 20 s """
    seconds = np.arange(0, 3600, 20).reshape(-1, 1)
    temp = 21 + 72 * np.exp(-seconds / 900) + np.random.randn(*seconds.shape) * 0.4
    x = (seconds - seconds.mean()) / seconds.std()
    y = (temp - temp.mean()) / temp.std()
    return x, y


def initialize(n_h):
    W1 = np.random.randn(1, n_h)
    b1 = np.zeros((1, n_h))
    W2 = np.random.randn(n_h, 1) * np.sqrt(1 / n_h)
    b2 = np.zeros((1, 1))
    return W1, b1, W2, b2


def forward(X, W1, b1, W2, b2):
    A1 = np.tanh(np.dot(X, W1) + b1)
    Z2 = np.dot(A1, W2) + b2
    return A1, Z2


def backward(X, Y, A1, Z2, W2):
    m = X.shape[0]
    dZ2 = 2 * (Z2 - Y) / m
    dW2 = np.dot(A1.T, dZ2)
    db2 = np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = np.dot(dZ2, W2.T) * (1 - A1 ** 2)
    dW1 = np.dot(X.T, dZ1)
    db1 = np.sum(dZ1, axis=0, keepdims=True)
    return dW1, db1, dW2, db2


def update(W1, b1, W2, b2, dW1, db1, dW2, db2, lr):
    W1 = W1 - lr * dW1
    b1 = b1 - lr * db1
    W2 = W2 - lr * dW2
    b2 = b2 - lr * db2


np.random.seed(1)
X, Y = load_data()
W1, b1, W2, b2 = initialize(8)
losses = []
for i in range(4000):
    A1, Z2 = forward(X, W1, b1, W2, b2)
    losses.append(np.mean((Z2 - Y) ** 2))
    dW1, db1, dW2, db2 = backward(X, Y, A1, Z2, W2)
    update(W1, b1, W2, b2, dW1, db1, dW2, db2, 0.1)
    if i % 500 == 0:
        print("iteration", i, "loss", losses[-1])

A1, Y_pred = forward(X, W1, b1, W2, b2)
plt.scatter(X, Y, s=4)
plt.plot(X, Y_pred, "r")
plt.show()
