# CO2 uptake of tomato plants, mini batch gradient descent
import numpy as np

np.random.seed(314)
n = 1000
light = np.random.uniform(0, 1500, n)
co2 = np.random.uniform(300, 1200, n)
leaf_t = np.random.uniform(12, 36, n)
uptake = 30 * light / (light + 400) * co2 / (co2 + 350) * np.exp(-((leaf_t - 25) / 9) ** 2)
uptake += np.random.normal(0, 0.3, n)

X = np.column_stack((light, co2, leaf_t))
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = ((uptake - uptake.mean()) / uptake.std()).reshape(-1, 1)

n_hidden = 30
W1 = np.random.randn(3, n_hidden) / np.sqrt(3)
b1 = np.zeros((1, n_hidden))
W2 = np.random.randn(n_hidden, 1) / np.sqrt(n_hidden)
b2 = np.zeros((1, 1))

lr = 0.1
batch_size = 50
for epoch in range(150):
    np.random.shuffle(X)          # new order in every epoch
    epoch_loss = 0
    for start in range(0, n, batch_size):
        xb = X[start:start + batch_size]
        yb = y[start:start + batch_size]

        h = np.tanh(xb @ W1 + b1)
        pred = h @ W2 + b2
        diff = pred - yb
        epoch_loss += np.sum(diff ** 2)

        dpred = 2 * diff / len(xb)
        dW2 = h.T @ dpred
        db2 = np.sum(dpred, axis=0, keepdims=True)
        dh = dpred @ W2.T * (1 - h ** 2)
        dW1 = xb.T @ dh
        db1 = np.sum(dh, axis=0, keepdims=True)

        W1 -= lr * dW1
        b1 -= lr * db1
        W2 -= lr * dW2
        b2 -= lr * db2
    if epoch % 10 == 0:
        print("Epoch", epoch, "loss", epoch_loss / n)

y_pred = np.tanh(X @ W1 + b1) @ W2 + b2
print("Final MSE:", np.mean((y_pred - y) ** 2))
