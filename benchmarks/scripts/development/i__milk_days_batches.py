"""Daily milk of dairy cows: days in milk, parity and body condition -> kg per day."""
import numpy as np

np.random.seed(55)
n_cows = 900
dim = np.random.uniform(5, 305, n_cows)
parity = np.random.randint(1, 6, n_cows)
bcs = np.random.normal(3.1, 0.4, n_cows)
wood = (15 + 2.0 * np.minimum(parity, 3)) * (dim / 50) ** 0.22 * np.exp(-0.0035 * (dim - 50))
milk = wood + 2.0 * (bcs - 3.1) + np.random.normal(0, 1.6, n_cows)

X = np.column_stack([dim, parity, bcs])
X = (X - X.mean(0)) / X.std(0)
y_mean, y_sd = milk.mean(), milk.std()
y = ((milk - y_mean) / y_sd).reshape(n_cows, 1)

n_hidden, batch, momentum = 20, 50, 0.9
W1 = np.random.randn(3, n_hidden) * np.sqrt(1 / 3)
b1 = np.zeros((1, n_hidden))
W2 = np.random.randn(n_hidden, 1) * np.sqrt(1 / n_hidden)
b2 = np.zeros((1, 1))
mW1, mb1, mW2, mb2 = 0 * W1, 0 * b1, 0 * W2, 0 * b2

for epoch in range(400):
    lr = 0.03 * 0.5 ** (epoch // 100)
    shuffled = np.random.permutation(n_cows)
    running = 0
    for start in range(0, n_cows, batch):
        rows = shuffled[start:start + batch]
        xb, yb = X[rows], y[rows]
        h = np.tanh(xb @ W1 + b1)
        pred = h @ W2 + b2
        running += np.sum((pred - yb) ** 2)

        dpred = 2 * (pred - yb) / len(rows)
        dh = dpred @ W2.T * (1 - h ** 2)
        mW2 = momentum * mW2 - lr * (h.T @ dpred)
        mb2 = momentum * mb2 - lr * dpred.sum(axis=0, keepdims=True)
        mW1 = momentum * mW1 - lr * (xb.T @ dh)
        mb1 = momentum * mb1 - lr * dh.sum(axis=0, keepdims=True)
        W2 += mW2
        b2 += mb2
        W1 += mW1
        b1 += mb1
    if epoch % 50 == 0:
        print("epoch %3d  mse %.4f" % (epoch, running / n_cows))

kg = (np.tanh(X @ W1 + b1) @ W2 + b2).ravel() * y_sd + y_mean
print("R2:", 1 - np.sum((kg - milk) ** 2) / np.sum((milk - milk.mean()) ** 2))
