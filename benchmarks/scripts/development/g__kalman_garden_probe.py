# Capacitive soil moisture probe in the vegetable bed: raw counts + temperature -> % water.
# Weights are updated with an extended Kalman filter, reading by reading. No learning rate!
import numpy as np

np.random.seed(3)
N = 350
water = np.random.uniform(4, 45, N)
temp = np.random.uniform(2, 35, N)
counts = 780 - 430 * (1 - np.exp(-water / 17.0)) - 0.9 * (temp - 20) + np.random.randn(N) * 2
percent = water + np.random.randn(N) * 0.5        # weighed samples

U = np.c_[(counts - 500) / 130, (temp - 18) / 10]
T = (percent - 24) / 12

nh = 7
n_in = 2
size = nh * (n_in + 1) + nh + 1
theta = np.random.randn(size) * 0.6
P = np.eye(size) * 10.0


def split(theta):
    w = theta[:nh * n_in].reshape(nh, n_in)
    b = theta[nh * n_in:nh * (n_in + 1)]
    v = theta[nh * (n_in + 1):-1]
    return w, b, v, theta[-1]


def answer(theta, u):
    w, b, v, c = split(theta)
    h = np.tanh(w @ u + b)
    slope = v * (1 - h * h)
    jac = np.concatenate([np.outer(slope, u).ravel(), slope, h, [1.0]])
    return v @ h + c, jac


for sweep in range(30):
    R = max(0.5 * 0.82 ** sweep, 0.003)      # trust the readings more and more
    sq = 0.0
    for k in np.random.permutation(N):
        y, jac = answer(theta, U[k])
        innovation = T[k] - y
        Pj = P @ jac
        gain = Pj / (R + jac @ Pj)
        theta = theta + gain * innovation
        P = P - np.outer(gain, Pj)
        P[np.diag_indices(size)] += 1e-6    # keeps the filter awake
        sq += innovation ** 2
    print("sweep", sweep, "innovation rms", 12 * np.sqrt(sq / N), "%")

moisture = np.array([answer(theta, u)[0] for u in U]) * 12 + 24
