import numpy as np
import matplotlib.pyplot as plt

# amplitude of a tuning fork on its box, two inputs: time and distance to the mic
N = 200
t = np.random.rand(N) * 2
d = np.random.rand(N) * 0.5 + 0.1
amp = np.exp(-0.8 * t) * np.cos(4 * t) / (1 + 4 * d)

X = np.column_stack((t, d))
X = (X - X.mean(0)) / X.std(0)
Y = amp.reshape(-1, 1)
Y = (Y - Y.mean()) / Y.std()

nh = 32
W1 = np.random.randn(2, nh) * np.sqrt(2 / 2)
b1 = np.random.randn(nh) * 0.1
W2 = np.random.randn(nh, 1) * np.sqrt(2 / nh)
b2 = np.zeros(1)

alpha = 0.05
cost = []
for epoch in range(3000):
    # --- forward ---
    z1 = X @ W1 + b1
    a1 = np.maximum(z1, 0)
    yhat = a1 @ W2 + b2
    J = 0.5 * np.sum((yhat - Y) ** 2)
    cost.append(J)

    # --- backward ---
    e = yhat - Y
    dW2 = a1.T @ e
    db2 = e.sum(0)
    dz1 = (e @ W2.T) * (z1 > 0)
    dW1 = X.T @ dz1
    db1 = dz1.sum(0)

    # --- gradient descent ---
    W1 = W1 - alpha * dW1
    b1 = b1 - alpha * db1
    W2 = W2 - alpha * dW2
    b2 = b2 - alpha * db2

    if epoch % 300 == 0:
        print("epoch", epoch, "J =", J)

plt.plot(cost)
plt.xlabel("epoch")
plt.ylabel("cost")
plt.savefig("cost.png")
