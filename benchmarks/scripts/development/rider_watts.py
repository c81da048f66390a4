# speed (km/h) of a bicycle on the flat from the power of the rider (W)
import numpy as np

step_size = 1e-6
n_iter = 20000
H = 12

np.random.seed(4)
watts = np.random.uniform(50, 900, size=(300, 1))
# P = 0.2 v^3 + 4 v  (v in m/s) turned round by a table
v = np.linspace(1, 17, 2000)
speed = 3.6 * np.interp(watts, 0.2 * v ** 3 + 4 * v, v) + np.random.normal(0, 0.3, (300, 1))

Wxh = np.random.randn(1, H) * 0.01
bh = np.zeros((1, H))
Why = np.random.randn(H, 1) * 0.01
by = np.zeros((1, 1))

for it in range(n_iter):
    # forward: relu layer and linear output
    h = np.maximum(0, watts.dot(Wxh) + bh)
    out = h.dot(Why) + by
    loss = np.mean((out - speed) ** 2)

    dout = 2 * (out - speed) / watts.shape[0]
    dWhy = h.T.dot(dout)
    dby = np.sum(dout, axis=0, keepdims=True)
    dh = dout.dot(Why.T)
    dh[h <= 0] = 0
    dWxh = watts.T.dot(dh)
    dbh = np.sum(dh, axis=0, keepdims=True)

    for param, grad in [(Wxh, dWxh), (bh, dbh), (Why, dWhy), (by, dby)]:
        param -= step_size * grad

    if it % 2000 == 0:
        print("iter", it, "loss", loss)

print("predicted for the first riders:", out[:4, 0])
print("measured:                      ", speed[:4, 0])
