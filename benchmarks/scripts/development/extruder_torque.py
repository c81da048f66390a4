import numpy as np
import matplotlib.pyplot as plt

# torque of the extruder from screw speed and melt temperature (test stand, March)
np.random.seed(11)
N = 800
speed = np.random.uniform(20, 120, N)      # rpm
melt = np.random.uniform(180, 240, N)      # deg C
torque = 30 + 25 * np.tanh((speed - 60) / 25) - 0.2 * (melt - 210) + np.random.normal(0, 0.8, N)


def standardize(a):
    return (a - a.mean()) / a.std()


X = np.column_stack([standardize(speed), standardize(melt)])
Y = standardize(torque).reshape(-1, 1)


def get_batches(X, Y, batch_size):
    """Yield shuffled mini batches."""
    X_shuffled = np.random.permutation(X)
    Y_shuffled = np.random.permutation(Y)
    for k in range(0, len(X), batch_size):
        yield X_shuffled[k:k + batch_size], Y_shuffled[k:k + batch_size]


n_hidden = 16
W1 = np.random.randn(2, n_hidden) / np.sqrt(2)
b1 = np.zeros(n_hidden)
W2 = np.random.randn(n_hidden, 1) / np.sqrt(n_hidden)
b2 = np.zeros(1)
learning_rate = 0.05
batch_size = 32

losses = []
for epoch in range(150):
    total = 0
    for xb, yb in get_batches(X, Y, batch_size):
        # forward
        a1 = np.tanh(xb @ W1 + b1)
        pred = a1 @ W2 + b2
        err = pred - yb
        total += np.sum(err ** 2)
        # backward
        d2 = 2 * err / len(xb)
        d1 = (d2 @ W2.T) * (1 - a1 ** 2)
        W2 -= learning_rate * a1.T @ d2
        b2 -= learning_rate * d2.sum(axis=0)
        W1 -= learning_rate * xb.T @ d1
        b1 -= learning_rate * d1.sum(axis=0)
    losses.append(total / N)
    if epoch % 10 == 0:
        print(f"epoch {epoch:4d}   loss {total / N:.4f}")

# the loss sits at 1.0 and will not move, whatever learning rate I take
fitted = np.tanh(X @ W1 + b1) @ W2 + b2
plt.plot(losses)
plt.xlabel("epoch")
plt.figure()
plt.scatter(Y, fitted, s=4)
plt.show()
