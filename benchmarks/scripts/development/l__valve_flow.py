# Inherent characteristic of an equal-percentage control valve, from the test bench
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(12)
N = 250
opening = np.random.uniform(5, 100, (N, 1))            # %
rangeability = 30.0
flow = 40 * rangeability ** (opening / 100 - 1)        # m3/h
flow += np.random.normal(0, 0.4, (N, 1))               # turbine meter

x = (opening - opening.mean()) / opening.std()
y = (flow - flow.mean()) / flow.std()

n_hidden = 12
W1 = np.random.randn(1, n_hidden)
b1 = np.random.randn(1, n_hidden)
W2 = np.random.randn(n_hidden, 1) / np.sqrt(n_hidden)
b2 = np.zeros((1, 1))
params = [W1, b1, W2, b2]
speed = [np.zeros_like(p) for p in params]

lr, beta = 0.02, 0.9
losses = []
for it in range(5000):
    a = np.tanh(x @ W1 + b1)
    out = a @ W2 + b2
    err = out - y
    losses.append(np.mean(err ** 2))

    g_out = 2 * err / N
    g_a = g_out @ W2.T * (1 - a ** 2)
    grads = [x.T @ g_a, g_a.sum(0, keepdims=True), a.T @ g_out, g_out.sum(0, keepdims=True)]
    for p, v, g in zip(params, speed, grads):
        v *= beta
        v -= lr * g
        p += v
    if it % 1000 == 0:
        print(f"{it:5d}  mse {losses[-1]:.5f}")

order = np.argsort(opening[:, 0])
plt.plot(opening, flow, "k.", ms=3)
plt.plot(opening[order], (out * flow.std() + flow.mean())[order])
plt.xlabel("opening / %")
plt.ylabel("flow / m3/h")
plt.show()
