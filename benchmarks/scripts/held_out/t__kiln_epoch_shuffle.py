import numpy as np
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

# ---------------------------------------------------------------
# compressive strength of bricks from: firing temp, soak time, porosity
# (all already centred and scaled to unit variance)
# ---------------------------------------------------------------
rs = np.random.RandomState(9)
X_data = rs.randn(400, 3)
y_data = (1.2 * np.tanh(X_data[:, 0]) + 0.5 * X_data[:, 1]
          - 0.7 * X_data[:, 2] + 0.3 * X_data[:, 0] * X_data[:, 1] + 0.1 * rs.randn(400))
y_data = y_data.reshape(400, 1)

batch_size = 32
epochs = 100
lr = 0.05

W1 = rs.randn(3, 24) / np.sqrt(3)
b1 = np.zeros((1, 24))
W2 = rs.randn(24, 1) / np.sqrt(24)
b2 = np.zeros((1, 1))

X_train = X_data.copy()
y_train = y_data.copy()
curve = []
for epoch in range(epochs):
    # new order every epoch
    rs.shuffle(X_train)
    rs.shuffle(y_train)
    epoch_loss = 0.0
    for start in range(0, len(X_train), batch_size):
        xb = X_train[start:start + batch_size]
        yb = y_train[start:start + batch_size]
        m = len(xb)
        h = np.tanh(xb @ W1 + b1)
        yp = h @ W2 + b2
        epoch_loss += np.sum((yp - yb) ** 2)
        dy = 2 * (yp - yb) / m
        dW2 = h.T @ dy
        db2 = dy.sum(axis=0, keepdims=True)
        dh = dy @ W2.T * (1 - h ** 2)
        dW1 = xb.T @ dh
        db1 = dh.sum(axis=0, keepdims=True)
        W1 -= lr * dW1; b1 -= lr * db1
        W2 -= lr * dW2; b2 -= lr * db2
    curve.append(epoch_loss / len(X_train))
    if epoch % 10 == 0:
        print("Epoch", epoch, "train MSE", curve[-1])

strength = np.tanh(X_data @ W1 + b1) @ W2 + b2
plt.plot(curve)
plt.xlabel("epoch"); plt.ylabel("MSE")
plt.savefig("loss.png")
