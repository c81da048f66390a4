# Practical 7: rotation curve of a spiral galaxy from 38 HI points.
# Few points, so a little weight decay to keep the curve smooth.
import numpy as np

rng = np.random.RandomState(7)
R = np.sort(rng.uniform(0.5, 24.0, 38))               # kpc
V = 215 * (1 - np.exp(-R / 2.3)) + 28 * np.exp(-0.5 * ((R - 6) / 2.0) ** 2) - 0.9 * R
V = V + rng.normal(0, 6.0, R.shape)                   # km/s

r = (R[:, None] - R.mean()) / R.std()
v = (V[:, None] - V.mean()) / V.std()

H = 10
w1 = rng.normal(0, 2.0, (1, H))
c1 = rng.uniform(-2.5, 2.5, (1, H))
w2 = rng.normal(0, 0.3, (H, 1))
c2 = np.zeros((1, 1))
lam = 1e-4
eta = 0.1


def penalised_loss(out):
    fit = 0.5 * np.mean((out - v) ** 2)
    return fit + 0.5 * lam * (np.sum(w1 ** 2) + np.sum(w2 ** 2))


for it in range(20001):
    a = np.tanh(r @ w1 + c1)
    out = a @ w2 + c2
    L = penalised_loss(out)

    e = (out - v) / len(v)
    dw2 = a.T @ e + lam * w2
    dc2 = e.sum(axis=0, keepdims=True)
    back = e @ w2.T * (1 - a ** 2)
    dw1 = r.T @ back + lam * w1
    dc1 = back.sum(axis=0, keepdims=True)

    w1 -= eta * dw1
    c1 -= eta * dc1
    w2 -= eta * dw2
    c2 -= eta * dc2
    if it % 4000 == 0:
        print("it %5d  loss %.5f" % (it, L))

model = out * V.std() + V.mean()
chi2 = np.sum(((model[:, 0] - V) / 6.0) ** 2)
print("chi2 per point: %.2f" % (chi2 / len(V)))
for radius, speed in list(zip(R, model[:, 0]))[::6]:
    print("%5.1f kpc  %6.1f km/s" % (radius, speed))
