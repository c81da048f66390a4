import numpy as np

np.random.seed(36)

# growth of yeast, hours against cells
hours = np.random.uniform(0, 30, (300, 1))
cells = 10 / (1 + np.exp(-(hours - 14) / 2)) + 0.1 * np.random.randn(300, 1)

h_size = 12
Wxh = np.random.randn(1, h_size) * 0.1
bh = np.zeros((1, h_size))
Why = np.random.randn(h_size, 1) * 0.1
by = np.zeros((1, 1))
lr = 0.01

for i in xrange(4000):
    h = np.maximum(0, np.dot(hours, Wxh) + bh)
    y_est = np.dot(h, Why) + by
    loss = np.mean((y_est - cells) ** 2)
    if i % 400 == 0:
        print "loss:", loss

    dy = 2 * (cells - y_est) / len(hours)
    dWhy = np.dot(h.T, dy)
    dby = np.sum(dy, axis=0, keepdims=True)
    dh = np.dot(dy, Why.T)
    dh[h <= 0] = 0
    dWxh = np.dot(hours.T, dh)
    dbh = np.sum(dh, axis=0, keepdims=True)

    Wxh += -lr * dWxh
    bh += -lr * dbh
    Why += -lr * dWhy
    by += -lr * dby
