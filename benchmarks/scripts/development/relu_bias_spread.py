import numpy as np

np.random.seed(100)
N, H = 400, 50
x_train = np.random.rand(N, 1) * 6 - 3
y_train = np.maximum(x_train, -1) + 0.5 * np.sin(2 * x_train) + np.random.randn(N, 1) * 0.1

# every unit starts with its kink somewhere in the data
Wxh = np.sign(np.random.randn(1, H))
bh = -Wxh * np.random.uniform(-3, 3, (1, H))
Why = np.random.randn(H, 1) * 0.1
by = np.zeros((1, 1))

step_size = 0.005
for i in range(8000):
    h = np.maximum(0, x_train.dot(Wxh) + bh)
    y_est = h.dot(Why) + by
    loss = np.sum((y_est - y_train) ** 2) / N
    dy = 2 * (y_est - y_train) / N
    if i % 500 == 0:
        print("loss: ", loss, " active: ", np.mean(h > 0))

    dWhy = h.T.dot(dy)
    dby = dy.sum(axis=0, keepdims=True)
    dh = dy.dot(Why.T)
    dh[h <= 0] = 0
    dWxh = x_train.T.dot(dh)
    dbh = dh.sum(axis=0, keepdims=True)

    Wxh += -step_size * dWxh
    bh += -step_size * dbh
    Why += -step_size * dWhy
    by += -step_size * dby
