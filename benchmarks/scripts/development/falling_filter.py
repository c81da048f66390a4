import numpy as np
import matplotlib.pyplot as plt

np.random.seed(21)

# coffee filters falling: terminal speed against mass (n filters stacked) and diameter
N = 220
mass = np.random.uniform(1, 8, N)          # g
diam = np.random.uniform(8, 20, N)         # cm
speed = 3.2 * np.sqrt(mass) / (diam / 10)  # m/s, drag ~ v^2
speed_measured = speed + np.random.normal(0, 0.1, N)

X = np.c_[mass, diam]
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = speed_measured[:, None]

W1 = np.random.normal(0, 0.7, (2, 18))
b1 = np.zeros((1, 18))
W2 = np.random.normal(0, 0.2, (18, 1))
b2 = np.array([[y.mean()]])      # start at the mean

max_norm = 100.0
lr = 0.05
costs = []
for k in range(5000):
    A = np.tanh(X @ W1 + b1)
    O = A @ W2 + b2
    J = 0.5 * np.mean((O - y) ** 2)
    costs.append(J)

    dO = (O - y) / N
    grads = [None] * 4
    grads[2] = A.T @ dO
    grads[3] = dO.sum(axis=0, keepdims=True)
    dA = dO @ W2.T * (1 - A ** 2)
    grads[0] = X.T @ dA
    grads[1] = dA.sum(axis=0, keepdims=True)

    # clip, somebody told me to
    total = np.sqrt(sum((g ** 2).sum() for g in grads))
    if total > max_norm:
        grads = [g * max_norm / total for g in grads]

    for p, g in zip((W1, b1, W2, b2), grads):
        p -= lr * g
    if k % 500 == 0:
        print(k, J)

plt.loglog(costs)
plt.show()
plt.plot(y, O, "o", ms=3)
plt.show()
