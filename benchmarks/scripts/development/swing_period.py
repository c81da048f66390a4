"""Period of a swing at large amplitude (elliptic integral) learnt sample by sample."""
import numpy as np


def true_period(theta):
    # arithmetic-geometric mean
    a, g = np.ones_like(theta), np.cos(theta / 2)
    for _ in range(8):
        a, g = (a + g) / 2, np.sqrt(a * g)
    return 1 / a


np.random.seed(12)
theta = np.linspace(0.05, 2.9, 150)
T = true_period(theta)
xs = (theta - theta.mean()) / theta.std()
ts = (T - T.mean()) / T.std()

M = 4
w1 = np.random.randn(M) * 0.5
b1 = np.random.randn(M) * 0.5
w2 = np.random.randn(M) * 0.1
b2 = 0.0
alpha = 0.03

for epoch in range(200):
    sse = 0.0
    for i in np.random.permutation(len(xs)):
        # forward
        a1 = np.tanh(w1 * xs[i] + b1)
        out = w2 @ a1 + b2
        err = out - ts[i]
        sse += err ** 2

        # backward
        grad_w2 = err * a1
        grad_b2 = err
        delta = err * w2 * (1 - a1 ** 2)
        grad_w1 = delta * xs[i]
        grad_b1 = delta

        w1 -= alpha * grad_w1
        b1 -= alpha * grad_b1
        w1 -= alpha * grad_w2
        b2 -= alpha * grad_b2
    if epoch % 20 == 0:
        print(epoch, sse / len(xs))

period = np.array([w2 @ np.tanh(w1 * s + b1) + b2 for s in xs]) * T.std() + T.mean()
print("worst:", np.max(np.abs(period - T)))
