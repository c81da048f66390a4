import numpy as np

np.random.seed(40)
N, D, H = 300, 10, 10

X = np.random.randn(N, D)
y = X[:, :1] * X[:, 1:2] + np.sin(2 * X[:, 2:3])

W1 = np.random.randn(D, H) / np.sqrt(D)
b1 = np.zeros(H)
W2 = np.random.randn(H, H) / np.sqrt(H)
b2 = np.zeros(H)
W3 = np.random.randn(H, 1) / np.sqrt(H)
b3 = np.zeros(1)

lr = 0.1
for it in range(4000):
    h1 = np.tanh(X @ W1 + b1)
    h2 = np.tanh(h1 @ W2 + b2)
    out = h2 @ W3 + b3
    loss = ((out - y) ** 2).mean()
    if it % 300 == 0:
        print(it, loss)

    dout = 2 * (out - y) / N
    dW3 = h1.T @ dout
    db3 = dout.sum(0)
    dh2 = dout @ W3.T * (1 - h2 ** 2)
    dW2 = X.T @ dh2
    db2 = dh2.sum(0)
    dh1 = dh2 @ W2.T * (1 - h1 ** 2)
    dW1 = X.T @ dh1
    db1 = dh1.sum(0)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    W3 -= lr * dW3
    b3 -= lr * db3
