"""Time to work from departure time and weekday. R2 of .3 is all there is: traffic is random."""
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(13)
n = 800
departure = np.random.uniform(-1, 1, n)
friday = (np.random.rand(n) < 0.2).astype(float)
usual = 30 + 8 * np.exp(-8 * departure ** 2) - 3 * friday
minutes = usual + np.random.normal(0, 4.0, n)

X = np.column_stack([departure, friday - 0.2])
y = ((minutes - minutes.mean()) / minutes.std()).reshape(-1, 1)

W1 = np.random.randn(2, 10) * 2
b1 = np.random.randn(10)
W2 = np.random.randn(10, 1) * 0.3
b2 = np.zeros(1)

loss_history = []
for i in range(3000):
    h = np.tanh(X @ W1 + b1)
    pred = h @ W2 + b2
    loss_history.append(np.mean((pred - y) ** 2))
    d = 2 * (pred - y) / n
    dh = d @ W2.T * (1 - h ** 2)
    W2 -= 0.1 * h.T @ d
    b2 -= 0.1 * d.sum(0)
    W1 -= 0.1 * X.T @ dh
    b1 -= 0.1 * dh.sum(0)

print("loss went from", loss_history[0], "to", loss_history[-1])
plt.plot(loss_history)
plt.show()
