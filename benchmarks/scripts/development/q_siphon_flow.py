import numpy as np
import matplotlib.pyplot as plt

# lab 3: flow through a siphon as a function of the height difference
N = 120
h = np.random.uniform(0.1, 2.0, N)              # m
Q = 1.8 * np.sqrt(h) + 0.03 * np.random.randn(N)  # l/s

# normalise
X = (h - h.mean()) / h.std()
y = (Q - Q.mean()) / Q.std()
y = y.reshape(-1, 1)

# network 1-8-1
nh = 8
w1 = np.random.randn(1, nh)
b1 = np.zeros((1, nh))
w2 = np.random.randn(nh, 1) * 0.5
b2 = np.zeros((1, 1))

alpha = 0.1
errors = []
for it in range(4000):
    # forward
    a1 = np.tanh(np.dot(X, w1) + b1)
    yhat = np.dot(a1, w2) + b2
    err = yhat - y
    errors.append(np.mean(err ** 2))

    # backward
    dy = 2 * err / N
    dw2 = np.dot(a1.T, dy)
    db2 = dy.sum(axis=0)
    da1 = np.dot(dy, w2.T) * (1 - a1 ** 2)
    dw1 = np.dot(X.T, da1)
    db1 = da1.sum(axis=0)

    w2 -= alpha * dw2
    b2 -= alpha * db2
    w1 -= alpha * dw1
    b1 -= alpha * db1

print("final mse:", errors[-1])
plt.semilogy(errors)
plt.figure()
plt.plot(h, Q, ".")
plt.plot(h, yhat * Q.std() + Q.mean(), "r.")
plt.show()
