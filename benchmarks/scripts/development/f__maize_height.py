# plant height of maize (cm) over days after sowing, field trial 2019
# network: 1 -> 8 -> 1, sigmoid hidden units
import numpy as np

np.random.seed(11)

days = np.random.uniform(5, 140, 150).reshape(-1, 1)
height = 2.4 / (1 + np.exp(-(days - 62) / 9.0)) + np.random.normal(0, 0.05, days.shape)


def sig(z):
    return 1.0 / (1.0 + np.exp(-z))


n_hidden = 8
w_h = np.random.normal(0, 1, (1, n_hidden))
b_h = np.random.normal(0, 1, (1, n_hidden))
w_o = np.random.normal(0, 0.5, (n_hidden, 1))
b_o = np.zeros((1, 1))
lrate = 0.1

hist = []
for it in range(6000):
    # forward
    hid = sig(days @ w_h + b_h)
    pred = hid @ w_o + b_o
    err = pred - height
    mse = (err ** 2).mean()
    hist.append(mse)

    # backward
    d_pred = 2 * err / len(days)
    d_wo = hid.T @ d_pred
    d_bo = d_pred.sum(axis=0, keepdims=True)
    d_hid = d_pred @ w_o.T * hid * (1 - hid)
    d_wh = days.T @ d_hid
    d_bh = d_hid.sum(axis=0, keepdims=True)

    w_o -= lrate * d_wo
    b_o -= lrate * d_bo
    w_h -= lrate * d_wh
    b_h -= lrate * d_bh

    if it % 1000 == 0:
        print(it, "mse", mse)

print("final mse", hist[-1], "   variance of the heights", height.var())
# always the same height for every day older than about a week ...
for d in (10, 40, 60, 80, 120):
    print(d, (sig(np.array([[d]]) @ w_h + b_h) @ w_o + b_o).item())
