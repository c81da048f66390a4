# Intensity of a perfume on skin (panel score) after some hours. The network gives me a straight line.
import numpy as np

rng = np.random.default_rng(77)
hrs = rng.uniform(0, 12, size=(240, 1))
score = 9 * np.exp(-hrs / 2.0) + 4 * np.exp(-((hrs - 6) / 1.5) ** 2) + rng.normal(0, 0.3, (240, 1))

x = (hrs - hrs.mean()) / hrs.std()
y = (score - score.mean()) / score.std()

# 1 - 16 - 16 - 1
w1 = rng.normal(0, 1, (1, 16)); b1 = rng.normal(0, 1, 16)
w2 = rng.normal(0, 0.25, (16, 16)); b2 = np.zeros(16)
w3 = rng.normal(0, 0.25, (16, 1)); b3 = np.zeros(1)
learning_rate = 0.01

for epoch in range(12000):
    h1 = x @ w1 + b1
    h2 = h1 @ w2 + b2
    out = h2 @ w3 + b3
    loss = np.mean((out - y) ** 2)

    g3 = 2 * (out - y) / len(x)
    g2 = g3 @ w3.T
    g1 = g2 @ w2.T

    w3 -= learning_rate * h2.T @ g3
    b3 -= learning_rate * g3.sum(0)
    w2 -= learning_rate * h1.T @ g2
    b2 -= learning_rate * g2.sum(0)
    w1 -= learning_rate * x.T @ g1
    b1 -= learning_rate * g1.sum(0)

    if epoch % 1000 == 0:
        print(epoch, loss)

for hour in (0, 3, 6, 9, 12):
    z = (hour - hrs.mean()) / hrs.std()
    print(hour, "h:", ((z * w1 + b1) @ w2 + b2) @ w3 + b3)
