import numpy as np
import matplotlib.pyplot as plt

# my network should learn the sine but the loss explodes, what am I doing wrong?
X = np.linspace(-3, 3, 200)
Y = np.sin(X)
np.random.seed(0)


def init_params(hidden):
    W1 = np.random.rand(1, hidden)
    b1 = np.random.rand(hidden)
    W2 = np.random.rand(hidden, 1)
    b2 = np.random.rand(1)
    return W1, b1, W2, b2


def forward(x, W1, b1, W2, b2):
    Z1 = x @ W1 + b1
    A1 = np.tanh(Z1)
    Z2 = A1 @ W2 + b2
    return A1, Z2


def back(x, y, A1, Z2, W2):
    n = y.size
    dZ2 = 2 * (Z2 - y) / n
    dW2 = A1.T @ dZ2
    db2 = dZ2.sum(0)
    dZ1 = (dZ2 @ W2.T) * (1 + A1 ** 2)
    dW1 = x.T @ dZ1
    db1 = dZ1.sum(0)
    return dW1, db1, dW2, db2


W1, b1, W2, b2 = init_params(20)
losses = []
for epoch in range(5000):
    A1, Z2 = forward(X, W1, b1, W2, b2)
    losses.append(np.mean((Z2 - Y) ** 2))
    dW1, db1, dW2, db2 = back(X, Y, A1, Z2, W2)
    W1 -= 1.0 * dW1
    b1 -= 1.0 * db1
    W2 -= 1.0 * dW2
    b2 -= 1.0 * db2

out = forward(X, W1, b1, W2, b2)[1]
plt.plot(losses)
plt.figure()
plt.plot(X, out)
plt.show()
