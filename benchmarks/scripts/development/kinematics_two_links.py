import numpy as np
import matplotlib.pyplot as plt

# forward kinematics: x position of the gripper from two joint angles, 2 hidden layers


def create_network(n_in, n_hidden, n_out):
    W1 = np.random.randn(n_in, n_hidden) * 0.8
    W2 = np.random.randn(n_hidden, n_hidden) / np.sqrt(n_hidden)
    W3 = np.random.randn(n_hidden, n_out) / np.sqrt(n_hidden)
    return [W1, W2, W3], [np.zeros(n_hidden), np.zeros(n_hidden), np.zeros(n_out)]


def feed_forward(X, W, b):
    A1 = np.tanh(np.dot(X, W[0]) + b[0])
    A2 = np.tanh(np.dot(A1, W[1]) + b[1])
    return A1, A2, np.dot(A2, W[2]) + b[2]


def back_propagation(X, Y, W, A1, A2, Y_hat):
    m = len(X)
    d3 = 2 * (Y_hat - Y) / m
    d2 = np.dot(d3, W[2]) * (1 - A2 ** 2)
    d1 = np.dot(d2, W[1].T) * (1 - A1 ** 2)
    dW = [np.dot(X.T, d1), np.dot(A1.T, d2), np.dot(A2.T, d3)]
    db = [d1.sum(axis=0), d2.sum(axis=0), d3.sum(axis=0)]
    return dW, db


def train(X, Y, W, b, eta, epochs):
    losses = []
    for epoch in range(epochs):
        A1, A2, Y_hat = feed_forward(X, W, b)
        losses.append(np.mean((Y_hat - Y) ** 2))
        dW, db = back_propagation(X, Y, W, A1, A2, Y_hat)
        for k in range(3):
            W[k] -= eta * dW[k]
            b[k] -= eta * db[k]
        if epoch % 500 == 0:
            print("epoch", epoch, "loss", losses[-1])
    return losses


np.random.seed(4)
angles = np.random.uniform(-np.pi, np.pi, (300, 2))
position = 0.7 * np.cos(angles[:, :1]) + 0.5 * np.cos(angles[:, :1] + angles[:, 1:])

W, b = create_network(2, 12, 1)
losses = train(angles, position, W, b, eta=0.1, epochs=6000)
plt.semilogy(losses)
plt.show()
x_net = feed_forward(angles, W, b)[2]
print("worst error (m):", np.abs(x_net - position).max())
