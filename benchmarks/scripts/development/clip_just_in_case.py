# Minibatch training with gradient clipping (just in case) and a decaying rate.
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(8)
n = 530                                  # not a multiple of the batch size
x = np.random.uniform(-1, 1, (n, 3))
y = np.sin(2 * x[:, [0]]) + x[:, [1]] * x[:, [2]] + 0.05 * np.random.randn(n, 1)

sizes = [3, 40, 1]
W1 = np.random.randn(sizes[0], sizes[1]) * np.sqrt(2 / sizes[0])
b1 = 0.1 * np.ones(sizes[1])
W2 = np.random.randn(sizes[1], sizes[2]) * np.sqrt(2 / sizes[1])
b2 = np.zeros(sizes[2])

max_norm = 50.0
lr0 = 0.1
log = []


def clip(grads):
    norm = np.sqrt(sum((g ** 2).sum() for g in grads))
    if norm > max_norm:
        grads = [g * max_norm / norm for g in grads]
    return grads


for epoch in range(300):
    lr = lr0 / (1 + 0.01 * epoch)
    p = np.random.permutation(n)
    running = 0
    for i in range(0, n, 48):
        xb, yb = x[p[i:i + 48]], y[p[i:i + 48]]
        z = xb.dot(W1) + b1
        h = z * (z > 0)
        yhat = h.dot(W2) + b2
        running += 0.5 * np.sum((yhat - yb) ** 2)

        gy = (yhat - yb) / len(xb)
        gh = gy.dot(W2.T)
        gh[z <= 0] = 0
        gW1, gb1, gW2, gb2 = clip([xb.T.dot(gh), gh.sum(0), h.T.dot(gy), gy.sum(0)])
        W1 -= lr * gW1
        b1 -= lr * gb1
        W2 -= lr * gW2
        b2 -= lr * gb2
    log.append(running / n)

print("start", log[0], "end", log[-1])
yfit = np.maximum(x.dot(W1) + b1, 0).dot(W2) + b2
plt.plot(y, yfit, '.')
plt.plot([-2, 2], [-2, 2])
plt.show()
