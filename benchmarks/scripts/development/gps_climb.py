# Altitude profile of a bike ride from GPS. A few fixes are total nonsense (tunnel, trees)
# so plain MSE chases them -> pseudo-Huber loss, works nicely.
import numpy as np
import matplotlib.pyplot as plt

DELTA = 0.1


def profile(km):
    return 320 + 180 * np.exp(-((km - 14) / 4.5) ** 2) + 90 * np.exp(-((km - 27) / 5.0) ** 2)


def pseudo_huber(r):
    return DELTA ** 2 * (np.sqrt(1 + (r / DELTA) ** 2) - 1)


def pseudo_huber_slope(r):
    return r / np.sqrt(1 + (r / DELTA) ** 2)


def forward(x, P):
    hid = np.tanh(x @ P["w"] + P["b"])
    return hid, hid @ P["v"] + P["c"]


def fit(x, y, n_units=24, eta=0.2, n_iter=6000):
    P = dict(w=np.random.randn(1, n_units) * 2, b=np.random.randn(n_units) * 2,
             v=np.random.randn(n_units, 1) * 0.1, c=np.zeros(1))
    trace = []
    for _ in range(n_iter):
        hid, yh = forward(x, P)
        r = yh - y
        trace.append(pseudo_huber(r).mean())
        s = pseudo_huber_slope(r) / len(x)
        dz = (s @ P["v"].T) * (1 - hid ** 2)
        P["v"] -= eta * (hid.T @ s)
        P["c"] -= eta * s.sum(0)
        P["w"] -= eta * (x.T @ dz)
        P["b"] -= eta * dz.sum(0)
    return P, trace


np.random.seed(1234)
km = np.sort(np.random.uniform(0, 40, 400))
true_alt = profile(km)
gps_alt = true_alt + np.random.normal(0, 3, km.size)
bad = np.random.choice(km.size, 16, replace=False)
gps_alt[bad] += np.random.uniform(150, 400, bad.size)

x = ((km - 20) / 11.5).reshape(-1, 1)
scale = 60.0
y = ((gps_alt - np.median(gps_alt)) / scale).reshape(-1, 1)

P, trace = fit(x, y)
alt_hat = forward(x, P)[1].ravel() * scale + np.median(gps_alt)
print("loss", trace[0], "->", trace[-1])
print("median abs deviation [m]", np.median(np.abs(alt_hat - gps_alt)))
plt.plot(km, gps_alt, ".", km, alt_hat, "-")
plt.savefig("climb.png")
