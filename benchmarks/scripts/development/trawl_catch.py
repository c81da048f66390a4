"""Fish caught per haul, from depth and water temperature. Mini-batch SGD in numpy."""
import numpy as np

np.random.seed(77)
N, BATCH = 512, 32
depth = np.random.uniform(-1.5, 1.5, (N, 1))
temp = np.random.uniform(-1.5, 1.5, (N, 1))
X = np.concatenate((depth, temp), axis=1)
catch = np.exp(-depth ** 2) + 0.6 * np.sin(2 * temp)
catch = catch + 0.05 * np.random.randn(N, 1)

H = 24
W1 = np.random.randn(2, H)
b1 = np.random.randn(1, H)
W2 = np.random.randn(H, 1) / np.sqrt(H)
b2 = np.zeros((1, 1))

lr = 0.1
for epoch in range(200):
    total = 0
    for k in range(N // BATCH):
        xb = X[np.random.randint(0, N, BATCH)]
        yb = catch[np.random.randint(0, N, BATCH)]

        hid = np.tanh(xb @ W1 + b1)
        out = hid @ W2 + b2
        err = out - yb
        total += np.sum(err ** 2)

        dout = 2 * err / BATCH
        dW2 = hid.T @ dout
        db2 = dout.sum(axis=0, keepdims=True)
        dhid = dout @ W2.T * (1 - hid ** 2)
        dW1 = xb.T @ dhid
        db1 = dhid.sum(axis=0, keepdims=True)
        W1 -= lr * dW1
        b1 -= lr * db1
        W2 -= lr * dW2
        b2 -= lr * db2
    if epoch % 20 == 0:
        print(epoch, total / N)

estimate = np.tanh(X @ W1 + b1) @ W2 + b2
print("R2 =", 1 - np.sum((estimate - catch) ** 2) / np.sum((catch - catch.mean()) ** 2))
