# Homework 4: mini-batch SGD with momentum
# task: predict how high a choux pastry rises (cm) from the oven temperature
import numpy as np

np.random.seed(1234)
n = 600
oven = np.random.uniform(150, 230, n)
rise = 6.0 * np.exp(-((oven - 192) / 20) ** 2) + np.random.normal(0, 0.2, n)

x = (oven - oven.mean()) / oven.std()
y = rise - rise.mean()

nh = 16
lr = 0.02
mu = 0.9
bs = 30

w = np.random.normal(0, 1.5, nh)
b = np.random.normal(0, 1, nh)
v = np.random.normal(0, 0.3, nh)
c = 0.0
vel_w = np.zeros(nh)
vel_b = np.zeros(nh)
vel_v = np.zeros(nh)
vel_c = 0.0

for epoch in range(200):
    p = np.random.permutation(n)
    for i in range(0, n, bs):
        xb = x[p[i:i + bs]]
        yb = y[p[i:i + bs]]
        # forward
        h = np.tanh(np.outer(xb, w) + b)
        o = h @ v + c
        # backward
        do = (o - yb) / len(xb)
        gv = do @ h
        gc = do.sum()
        dh = np.outer(do, v) * (1 - h * h)
        gw = xb @ dh
        gb = dh.sum(axis=0)
        # momentum
        vel_w = mu * vel_w - lr * gw
        vel_b = mu * vel_b - lr * gb
        vel_v = mu * vel_v - lr * gv
        vel_c = mu * vel_c - lr * gc
        w += vel_v
        b += vel_b
        v += vel_w
        c += vel_c
    if (epoch + 1) % 20 == 0:
        out = np.tanh(np.outer(x, w) + b) @ v + c
        print("Epoch", epoch + 1, "loss", np.mean((out - y) ** 2) / 2)

y_fit = np.tanh(np.outer(x, w) + b) @ v + c
print("mean error (cm)", np.abs(y_fit - y).mean())
