# 1D regression, one pattern after another (amplitude of blade vibration vs. shaft speed)
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(64)
speed = np.linspace(-1, 1, 160)
amp = 1 / (1 + 30 * (speed - 0.2) ** 2) + 0.3 * speed + 0.02 * np.random.randn(160)

n = 20
W1 = np.random.randn(n, 1) * 4
B1 = np.random.randn(n, 1) * 2
W2 = np.random.randn(1, n) * 0.3
B2 = np.zeros((1, 1))
rate = 0.03
mse_curve = []

for epoch in range(250):
    sq = 0
    order = np.random.permutation(160)
    for idx in order:
        x = np.array([[speed[idx]]])
        y = np.array([[amp[idx]]])
        Z1 = W1 @ x + B1
        A1 = 1 / (1 + np.exp(-Z1))
        out = W2 @ A1 + B2
        dZ2 = out - y
        dZ1 = (W2.T @ dZ2) * A1 * (1 - A1)
        W2 -= rate * dZ2 @ Z1.T
        B2 -= rate * dZ2
        W1 -= rate * dZ1 @ x.T
        B1 -= rate * dZ1
        sq += dZ2.item() ** 2
    mse_curve.append(sq / 160)
    if epoch % 50 == 0:
        print("epoch", epoch, "mse", mse_curve[-1])

A = 1 / (1 + np.exp(-(W1 @ speed[None, :] + B1)))
y_line = (W2 @ A + B2).ravel()
plt.subplot(1, 2, 1); plt.semilogy(mse_curve)
plt.subplot(1, 2, 2); plt.plot(speed, amp, ".", speed, y_line)
plt.show()
