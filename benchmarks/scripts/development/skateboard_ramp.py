# Speed at the end of a curved ramp; stops when the validation loss stops falling.
import numpy as np

rng = np.random.default_rng()


def ramp(n):
    height = rng.uniform(0.3, 2.5, n)
    mass = rng.uniform(30, 95, n)
    radius = rng.uniform(1.5, 4.0, n)
    loss_factor = 0.75 + 0.1 * np.tanh((mass - 60) / 20) + 0.03 * radius
    speed = np.sqrt(2 * 9.81 * height * loss_factor)
    return np.c_[height, mass, radius], speed + rng.normal(0, 0.1, n)


def net(p, x):
    h = np.tanh(x @ p[0] + p[1])
    return h, (h @ p[2] + p[3]).ravel()


def step(p, x, y, lr):
    h, out = net(p, x)
    d = (2 / len(y) * (out - y))[:, None]
    dh = d @ p[2].T * (1 - h * h)
    for w, g in zip(p, (x.T @ dh, dh.sum(0), h.T @ d, d.sum(0))):
        w -= lr * g


def mse(p, x, y):
    return float(np.mean((net(p, x)[1] - y) ** 2))


x_raw, y_all = ramp(400)
mu, sd = x_raw[:300].mean(0), x_raw[:300].std(0)
x_all = (x_raw - mu) / sd
x_tr, y_tr = x_all[:300], y_all[:300]
x_va, y_va = x_all[300:], y_all[300:]

p = [rng.normal(0, 0.6, (3, 16)), np.zeros(16), rng.normal(0, 0.25, (16, 1)), np.zeros(1)]
best, best_p, waited = np.inf, None, 0
for epoch in range(20000):
    step(p, x_tr, y_tr, 0.05)
    v = mse(p, x_va, y_va)
    if v < best - 1e-6:
        best, best_p, waited = v, [w.copy() for w in p], 0
    else:
        waited += 1
    if epoch % 1000 == 0:
        print(epoch, "train", round(mse(p, x_tr, y_tr), 4), "val", round(v, 4))
    if waited == 200:
        print("stopped at", epoch)
        break

v_fit = net(best_p, x_va)[1]
print("best validation mse", best)
