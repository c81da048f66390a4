import numpy as np
import matplotlib.pyplot as plt

# hearing threshold (dB) against frequency (log2 kHz); one ear, audiogram measured on 60 frequencies
# I don't trust my backprop so the gradient is numerical: slow but surely right!

np.random.seed(9)
f = np.random.uniform(-3, 4, 60)
thr = 8 + 3 * f + 25 * np.exp(-(f - 2) ** 2 / 0.8) + np.random.randn(60)
x = f / 3.5
y = ((thr - thr.mean()) / thr.std()).reshape(60, 1)

H = 7


def net(p, x):
    w, b, v = p[:H], p[H:2 * H], p[2 * H:3 * H]
    c = p[3 * H]
    return np.tanh(np.outer(x, w) + b).dot(v) + c


def loss(p):
    return np.mean((net(p, x) - y) ** 2)


def num_grad(fun, p, eps=1e-5):
    g = np.zeros_like(p)
    for k in range(len(p)):
        old = p[k]
        p[k] = old + eps
        up = fun(p)
        p[k] = old - eps
        down = fun(p)
        p[k] = old
        g[k] = (up - down) / (2 * eps)
    return g


p = np.random.randn(3 * H + 1)
p[:H] *= 3
velocity = np.zeros_like(p)
for step in range(900):
    velocity = 0.9 * velocity - 0.03 * num_grad(loss, p)
    p = p + velocity
    if step % 100 == 0:
        print(step, loss(p))

y_net = net(p, x)
order = np.argsort(x)
plt.plot(x, y, "o")
plt.plot(x[order], y_net[order], "-")
plt.savefig("audiogram.png")
