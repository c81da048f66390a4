# Drying time of ceramic tiles in the hot air tunnel.
# mini-batch SGD, 2 inputs (air temp in C, air speed in m/s), 1 output (minutes)
import numpy as np

np.random.seed(11)

N = 800
temp = np.random.uniform(60, 140, N)
speed = np.random.uniform(0.5, 4.0, N)
minutes = 90 * np.exp(-(temp - 60) / 45) / np.sqrt(speed) + 6 + np.random.randn(N) * 1.0

X = np.column_stack((temp, speed))
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = minutes.reshape(N, 1)
Y_mean, Y_std = Y.mean(), Y.std()
Y = (Y - Y_mean) / Y_std

n_hidden = 20
W1 = np.random.randn(2, n_hidden) * 0.7
b1 = np.zeros((1, n_hidden))
W2 = np.random.randn(n_hidden, 1) * np.sqrt(1.0 / n_hidden)
b2 = np.zeros((1, 1))

epochs = 150
batch_size = 32
lr = 0.05


def forward(x):
    a = np.tanh(x @ W1 + b1)
    return a, a @ W2 + b2


for epoch in range(epochs):
    perm = np.random.permutation(N)
    X_shuffled = X[perm]
    epoch_loss = 0.0
    for start in range(0, N, batch_size):
        xb = X_shuffled[start:start + batch_size]
        yb = Y[start:start + batch_size]
        a, out = forward(xb)
        err = out - yb
        epoch_loss += np.sum(err ** 2)

        dout = 2 * err / len(xb)
        dW2 = a.T @ dout
        db2 = dout.sum(axis=0, keepdims=True)
        da = dout @ W2.T * (1 - a ** 2)
        dW1 = xb.T @ da
        db1 = da.sum(axis=0, keepdims=True)

        W1 -= lr * dW1
        b1 -= lr * db1
        W2 -= lr * dW2
        b2 -= lr * db2
    if epoch % 10 == 0:
        print("epoch %3d   loss %.4f" % (epoch, epoch_loss / N))

_, fitted = forward(X)
print("RMSE (min):", np.sqrt(np.mean((fitted - Y) ** 2)) * Y_std)
# why does it stay at the standard deviation of the drying time???
print("std  (min):", Y_std)
