import numpy as np
import matplotlib.pyplot as plt

# strength of sheet steel from carbon content and rolling temperature
# (both columns already mapped to -1 ... 1 in the lab)
np.random.seed(3)
N = 600
X = np.random.uniform(-1, 1, (N, 2))
y = 0.8 * np.sin(2.5 * X[:, :1]) - 0.6 * X[:, 1:] ** 2 + 0.05 * np.random.randn(N, 1)

H = 24
W1 = np.random.randn(2, H) * 0.7
b1 = np.random.randn(1, H) * 0.5
W2 = np.random.randn(H, 1) / np.sqrt(H)
b2 = np.zeros((1, 1))

lr = 0.1
batch = 50


def net(inputs):
    return np.tanh(inputs @ W1 + b1) @ W2 + b2


history = []
for epoch in range(250):
    np.random.shuffle(X)              # new order in every epoch
    for k in range(0, N, batch):
        xb = X[k:k + batch]
        yb = y[k:k + batch]

        h = np.tanh(xb @ W1 + b1)
        out = h @ W2 + b2
        d_out = 2 * (out - yb) / batch

        dW2 = h.T @ d_out
        db2 = d_out.sum(axis=0, keepdims=True)
        dh = (d_out @ W2.T) * (1 - h ** 2)
        dW1 = xb.T @ dh
        db1 = dh.sum(axis=0, keepdims=True)

        W1 -= lr * dW1
        b1 -= lr * db1
        W2 -= lr * dW2
        b2 -= lr * db2
    mse = np.mean((net(X) - y) ** 2)
    history.append(mse)
    if epoch % 25 == 0:
        print(epoch, mse)             # hardly moves???

plt.plot(history)
plt.xlabel('epoch')
plt.show()
