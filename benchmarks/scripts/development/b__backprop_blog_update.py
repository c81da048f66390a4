# Following the "neural network in 60 lines" post but for regression.
# The loss printed is exactly the same number every time, what am I doing wrong?
import numpy as np
import matplotlib.pyplot as plt


def init_weights(n_in, n_hidden, n_out):
    W1 = np.random.randn(n_in, n_hidden) * 1.5
    b1 = np.random.randn(1, n_hidden)
    W2 = np.random.randn(n_hidden, n_out) / np.sqrt(n_hidden)
    b2 = np.zeros((1, n_out))
    return W1, b1, W2, b2


def forward_pass(X, W1, b1, W2, b2):
    A1 = np.tanh(X.dot(W1) + b1)
    return A1, A1.dot(W2) + b2


def compute_loss(Y_hat, Y):
    return np.mean(np.square(Y_hat - Y))


def backward_pass(X, Y, A1, Y_hat, W2):
    m = X.shape[0]
    dZ2 = 2 * (Y_hat - Y) / m
    dW2 = A1.T.dot(dZ2)
    db2 = dZ2.sum(axis=0, keepdims=True)
    dZ1 = dZ2.dot(W2.T) * (1 - A1 ** 2)
    dW1 = X.T.dot(dZ1)
    db1 = dZ1.sum(axis=0, keepdims=True)
    return dW1, db1, dW2, db2


def update_weights(W1, b1, W2, b2, dW1, db1, dW2, db2, learning_rate):
    W1 = W1 - learning_rate * dW1
    b1 = b1 - learning_rate * db1
    W2 = W2 - learning_rate * dW2
    b2 = b2 - learning_rate * db2


np.random.seed(5)
X = np.linspace(-2, 2, 160).reshape(-1, 1)
Y = np.sin(2 * X) + 0.5 * X ** 2

W1, b1, W2, b2 = init_weights(1, 20, 1)
losses = []
for epoch in range(5000):
    A1, Y_hat = forward_pass(X, W1, b1, W2, b2)
    losses.append(compute_loss(Y_hat, Y))
    dW1, db1, dW2, db2 = backward_pass(X, Y, A1, Y_hat, W2)
    update_weights(W1, b1, W2, b2, dW1, db1, dW2, db2, learning_rate=0.1)
    if epoch % 500 == 0:
        print("Epoch:", epoch, "Loss:", losses[-1])

_, Y_hat = forward_pass(X, W1, b1, W2, b2)
plt.plot(X, Y, "k.")
plt.plot(X, Y_hat, "r-")
plt.show()
