import numpy as np

# fare prediction exercise, module 6
np.random.seed(10)
m = 600
km = np.random.gamma(2.0, 4.0, m)
hour = np.random.uniform(0, 24, m)
surge = 1 + 0.8 * np.exp(-((hour - 17) / 4) ** 2)
fare = (2.5 + 1.1 * km) * surge + np.random.normal(0, 0.8, m)

features = np.c_[km, hour]
features = (features - features.mean(0)) / features.std(0)
target = (fare - fare.mean()) / fare.std()
target = target.reshape(m, 1)

hidden_units = 32
W1 = np.random.randn(2, hidden_units) * 0.7
B1 = np.zeros(hidden_units)
W2 = np.random.randn(hidden_units, 1) * 0.2
B2 = np.zeros(1)
lr = 0.03
batch_size = 32


def relu(z):
    return np.maximum(0, z)


X_train = features.copy()
y_train = target.copy()
for epoch in range(150):
    # shuffle the data every epoch so that the batches differ
    np.random.shuffle(X_train)
    epoch_loss = 0
    for start in range(0, m, batch_size):
        xb = X_train[start:start + batch_size]
        yb = y_train[start:start + batch_size]
        z1 = xb @ W1 + B1
        a1 = relu(z1)
        y_hat = a1 @ W2 + B2
        epoch_loss += ((y_hat - yb) ** 2).sum()

        dy = 2 * (y_hat - yb) / len(xb)
        da1 = dy @ W2.T
        dz1 = da1 * (z1 > 0)
        W2 -= lr * a1.T @ dy
        B2 -= lr * dy.sum(0)
        W1 -= lr * xb.T @ dz1
        B1 -= lr * dz1.sum(0)
    if epoch % 10 == 0:
        print("epoch", epoch, "train mse", epoch_loss / m)

predicted = relu(features @ W1 + B1) @ W2 + B2
print("R^2 =", 1 - np.mean((predicted - target) ** 2) / np.var(target))
