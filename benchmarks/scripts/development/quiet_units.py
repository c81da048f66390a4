# Light curve of a greenhouse over the day. Many hidden units output 0 most of the time,
# is that a problem?
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(61)
hour = np.linspace(4, 22, 180).reshape(-1, 1)
light = np.maximum(0, np.sin(np.pi * (hour - 5) / 16)) * (1 - 0.15 * np.sin(hour) ** 2)

x = (hour - 13) / 4.5
H = 60
kinks = np.random.uniform(-2, 2, H)               # spread over the data
W1 = np.random.uniform(1, 2, (1, H)) * np.random.choice([-1, 1], H)
b1 = -W1[0] * kinks - 0.4
W2 = np.random.randn(H, 1) * 0.1
b2 = np.zeros(1)

lr = 0.01
m = [np.zeros_like(p) for p in (W1, b1, W2, b2)]
for epoch in range(3000):
    pre = x @ W1 + b1
    act = np.maximum(pre, 0)
    out = act @ W2 + b2
    err = out - light
    dout = 2 * err / len(x)
    dpre = (dout @ W2.T) * (pre > 0)
    grads = [x.T @ dpre, dpre.sum(0), act.T @ dout, dout.sum(0)]
    for p, v, g in zip((W1, b1, W2, b2), m, grads):
        v[...] = 0.9 * v - lr * g
        p += v
    if epoch % 300 == 0:
        print(epoch, "mse", (err ** 2).mean(), "zeros: %.0f %%" % (100 * (act == 0).mean()))

plt.plot(hour, light, hour, out)
plt.show()
