import numpy as np
import matplotlib.pyplot as plt

np.random.seed(42)

# LIDAR-like data: signal strength against distance
distance = np.random.uniform(1, 5, 80)
strength = 4 * np.exp(-distance / 1.5) + 0.3 * np.sin(2 * distance) + np.random.normal(0, 0.03, 80)

# sort so that the plot looks nice
distance = np.sort(distance)

d = (distance - 3) / 1.2
s = strength - strength.mean()

n = 9
W = np.random.randn(n)
B = np.random.randn(n)
V = np.random.randn(n) * 0.2
C = 0.0
lr = 0.03

for epoch in range(300):
    sq = 0
    for i in np.random.permutation(80):
        h = np.tanh(W * d[i] + B)
        e = V @ h + C - s[i]
        sq += e * e
        gh = e * V * (1 - h * h)
        V = V - lr * e * h
        C = C - lr * e
        W = W - lr * gh * d[i]
        B = B - lr * gh
    if epoch % 30 == 0:
        print(epoch, sq / 80)

curve = np.array([V @ np.tanh(W * di + B) + C for di in d]) + strength.mean()
plt.scatter(distance, strength)
plt.plot(distance, curve, "r")
plt.savefig("lidar.png")
