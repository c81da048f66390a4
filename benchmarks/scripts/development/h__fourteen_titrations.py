# 14 calibration standards for the chloride electrode, nothing more to be had.
# Four hidden units, a little ridge, full batch.
import numpy as np
np.random.seed(8)

conc = np.array([0.5, 1, 2, 4, 8, 15, 30, 50, 90, 160, 300, 550, 1000, 1800.0])   # mg/L
mv = 262 - 59.2 * np.log10(conc + 3.1) + np.random.normal(0, 2.0, conc.size)

x = np.log10(conc)
x = ((x - x.mean()) / x.std())[:, None]
y_mean, y_std = mv.mean(), mv.std()
y = ((mv - y_mean) / y_std)[:, None]

H = 4
w1 = np.random.randn(1, H)
b1 = np.random.randn(1, H) * 0.5
w2 = np.random.randn(H, 1) * 0.5
b2 = np.zeros((1, 1))
ridge = 1e-4
lr = 0.1

for step in range(8000):
    h = np.tanh(x @ w1 + b1)
    p = h @ w2 + b2
    loss = np.mean((p - y) ** 2) + ridge * (np.sum(w1 ** 2) + np.sum(w2 ** 2))
    dp = 2 * (p - y) / len(x)
    dw2 = h.T @ dp + 2 * ridge * w2
    db2 = dp.sum(axis=0, keepdims=True)
    dh = dp @ w2.T * (1 - h ** 2)
    dw1 = x.T @ dh + 2 * ridge * w1
    db1 = dh.sum(axis=0, keepdims=True)
    w1 -= lr * dw1
    b1 -= lr * db1
    w2 -= lr * dw2
    b2 -= lr * db2
    if step % 1000 == 0:
        print(step, loss)

potential = (np.tanh(x @ w1 + b1) @ w2 + b2)[:, 0] * y_std + y_mean
for c, a, b in zip(conc, mv, potential):
    print("%7.1f mg/L   measured %6.1f mV   fitted %6.1f mV" % (c, a, b))
