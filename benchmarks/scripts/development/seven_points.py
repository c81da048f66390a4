import numpy as np
import matplotlib.pyplot as plt

# calibration of a pressure gauge
rng = np.random.RandomState(5)
volts = np.linspace(-1, 1, 7).reshape(-1, 1)
bar = 2 * volts + np.sin(6 * volts) + rng.randn(7, 1) * 0.8

n_hidden = 60
W1 = rng.randn(1, n_hidden) * 8
b1 = rng.uniform(-8, 8, (1, n_hidden))
W2 = rng.randn(n_hidden, 1) * 0.3
b2 = np.zeros((1, 1))
lr = 0.03

for epoch in range(6000):
    h = np.tanh(volts @ W1 + b1)
    out = h @ W2 + b2
    d = 2 * (out - bar) / len(bar)
    gW2, gb2 = h.T @ d, d.sum(0, keepdims=True)
    dh = d @ W2.T * (1 - h * h)
    gW1, gb1 = volts.T @ dh, dh.sum(0, keepdims=True)
    for param, grad in zip([W1, b1, W2, b2], [gW1, gb1, gW2, gb2]):
        param -= lr * grad
    if epoch % 1000 == 0:
        print(epoch, np.mean((out - bar) ** 2))

v = np.linspace(-1, 1, 300).reshape(-1, 1)
curve = np.tanh(v @ W1 + b1) @ W2 + b2
plt.plot(volts, bar, "o")
plt.plot(v, curve)
plt.xlabel("V")
plt.ylabel("bar")
plt.show()
