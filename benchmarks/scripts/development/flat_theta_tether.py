# Sag of a tethered balloon cable vs wind speed & payload.
# All weights live in one long vector because I wanted to reuse it with scipy later
import numpy as np

rng = np.random.default_rng(2024)

wind = rng.uniform(-1, 1, size=300)
payload = rng.uniform(-1, 1, size=300)
sag = np.sin(2.5 * wind) * np.cos(2 * payload) + 0.5 * payload ** 2
sag += 0.05 * rng.standard_normal(300)
X = np.c_[wind, payload]
Y = sag[:, None]

n_in, n_hid = 2, 25
SIZES = [(n_in, n_hid), (1, n_hid), (n_hid, n_hid), (1, n_hid), (n_hid, 1), (1, 1)]
GAINS = [5, 2, 1, 0.5, 0.2, 0]


def unpack(theta):
    parts, at = [], 0
    for rows, cols in SIZES:
        parts.append(theta[at:at + rows * cols].reshape(rows, cols))
        at += rows * cols
    return parts


def sigm(a):
    return 1. / (1. + np.exp(-a))


def cost(theta):
    A, a, B, b, C, c = unpack(theta)
    h1 = sigm(X @ A + a)
    h2 = sigm(h1 @ B + b)
    f = h2 @ C + c
    r = f - Y
    J = np.mean(r ** 2)
    d3 = 2 * r / len(X)
    d2 = d3 @ C.T * sigm(h2) * (1 - sigm(h2))
    d1 = d2 @ B.T * sigm(h1) * (1 - sigm(h1))
    grad = np.concatenate([g.ravel() for g in
                           (X.T @ d1, d1.sum(0), h1.T @ d2, d2.sum(0), h2.T @ d3, d3.sum(0))])
    return J, grad, f


theta = np.concatenate([g * rng.standard_normal(r * c) for (r, c), g in zip(SIZES, GAINS)])
for it in range(5000):
    J, g, f = cost(theta)
    theta = theta - 0.2 * g
    if it % 500 == 0:
        print("J(%d) = %g" % (it, J))
