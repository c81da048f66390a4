# minibatch SGD: ferry fuel per crossing from current, wind, passengers
import numpy as np

np.random.seed(1)

n = 600
current = np.random.uniform(-2, 2, n)
wind = np.random.uniform(0, 15, n)
passengers = np.random.randint(20, 400, n)
fuel = 110 + 0.06 * passengers + 9 * current ** 2 + 0.35 * (wind - 4) ** 2 + np.random.normal(0, 2, n)

X = np.vstack([current, wind, passengers]).T
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = ((fuel - fuel.mean()) / fuel.std()).reshape(-1, 1)

n_hidden = 30
batch_size = 50
learning_rate = 0.05
epochs = 200

W1 = np.random.randn(3, n_hidden) * np.sqrt(2 / 3)
b1 = np.zeros((1, n_hidden))
W2 = np.random.randn(n_hidden, 1) * np.sqrt(2 / n_hidden)
b2 = np.zeros((1, 1))

for epoch in range(epochs):
    perm = np.random.permutation(n)
    X_shuffled = X[perm]
    running = 0
    for start in range(0, n, batch_size):
        xb = X_shuffled[start:start + batch_size]
        yb = y[start:start + batch_size]

        z = xb @ W1 + b1
        a = np.maximum(z, 0)
        yp = a @ W2 + b2
        running += np.sum((yp - yb) ** 2)

        dyp = 2 * (yp - yb) / len(xb)
        dW2 = a.T @ dyp
        db2 = dyp.sum(axis=0, keepdims=True)
        dz = dyp @ W2.T
        dz[z < 0] = 0
        dW1 = xb.T @ dz
        db1 = dz.sum(axis=0, keepdims=True)

        W1 -= learning_rate * dW1
        b1 -= learning_rate * db1
        W2 -= learning_rate * dW2
        b2 -= learning_rate * db2
    if epoch % 20 == 0:
        print('epoch', epoch, 'train mse', running / n)

fuel_net = (np.maximum(X @ W1 + b1, 0) @ W2 + b2).ravel() * fuel.std() + fuel.mean()
print('R^2 on the training data',
      1 - ((fuel_net - fuel) ** 2).sum() / ((fuel - fuel.mean()) ** 2).sum())
