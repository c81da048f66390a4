import numpy as np

np.random.seed(44)

# data
n = 300
X = np.random.uniform(-1, 1, (n, 3))
y = (X ** 2).sum(axis=1, keepdims=True) + X[:, :1]

# 3 - 30 - 1
W1 = np.random.randn(3, 30) * 0.5
b1 = -5 * np.ones((1, 30))
W2 = np.random.randn(30, 1) * 0.3
b2 = np.zeros((1, 1))
lr = 0.05

def relu(z):
    return z * (z > 0)

for i in range(3000):
    z1 = X @ W1 + b1
    a1 = relu(z1)
    yhat = a1 @ W2 + b2

    loss = np.square(yhat - y).mean()
    if i % 300 == 0:
        print(f"{i=} {loss=:.5f}")

    dyhat = 2 * (yhat - y) / n
    dW2 = a1.T @ dyhat
    db2 = dyhat.sum(axis=0, keepdims=True)
    dz1 = (dyhat @ W2.T) * (z1 > 0)
    dW1 = X.T @ dz1
    db1 = dz1.sum(axis=0, keepdims=True)

    W1 = W1 - lr * dW1
    b1 = b1 - lr * db1
    W2 = W2 - lr * dW2
    b2 = b2 - lr * db2
