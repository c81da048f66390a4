import numpy as np
import matplotlib.pyplot as plt

# voltage over a charging capacitor
np.random.seed(0)
t = np.linspace(0, 5, 200).reshape(-1, 1)
v = 5 * (1 - np.exp(-t)) + 0.05 * np.random.randn(200, 1)

t_n = (t - t.mean()) / t.std()
v_n = (v - v.mean()) / v.std()

W1 = np.random.randn(1, 10)
b1 = np.random.randn(10)
W2 = np.random.randn(10, 1) * 0.3
b2 = np.zeros(1)

costs = []
for i in range(4000):
    h = np.tanh(t_n @ W1 + b1)
    out = h @ W2 + b2
    cost = 0.5 * np.mean((out - v_n) ** 2)
    costs.append(cost)

    delta_out = (out - v_n) / len(t)     # the 1/2 cancels the 2
    delta_h = (delta_out @ W2.T) * (1 - h ** 2)
    W2 -= 0.2 * h.T @ delta_out
    b2 -= 0.2 * delta_out.sum(0)
    W1 -= 0.2 * t_n.T @ delta_h
    b1 -= 0.2 * delta_h.sum(0)

plt.figure()
plt.semilogy(costs)
plt.xlabel("iteration")
plt.figure()
plt.plot(t, v, ".")
plt.plot(t, out * v.std() + v.mean())
plt.show()
