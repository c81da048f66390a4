# Hall sensor under a moving magnet: millivolts over millimetres.
# Radial units instead of tanh: centres, widths and heights are all learnt.
import numpy as np

rng = np.random.default_rng(90)
mm = rng.uniform(-30, 30, 300)
mv = 820 * mm / 9 * np.exp(-(mm / 11) ** 2) + 2.1 * mm + 1650 + rng.normal(0, 12, 300)

x = mm / 15.0
y = (mv - 1650) / 300.0

K = 12
centre = np.linspace(-2, 2, K)
log_width = np.full(K, np.log(0.4))
height = rng.normal(0, 0.1, K)
offset = 0.0
tilt = 0.0

p = np.concatenate([centre, log_width, height, [offset, tilt]])
m = np.zeros_like(p)
s = np.zeros_like(p)


def bumps(p, x):
    c, lw = p[:K], p[K:2 * K]
    u = (x[:, None] - c) / np.exp(lw)
    return u, np.exp(-0.5 * u ** 2)


for it in range(1, 6001):
    u, phi = bumps(p, x)
    a = p[2 * K:3 * K]
    e = phi @ a + p[-2] + p[-1] * x - y
    w = np.exp(p[K:2 * K])
    de = 2 * e[:, None] * phi * a / len(x)
    grad = np.concatenate([
        (de * u / w).sum(0),            # centre
        (de * u ** 2).sum(0),           # log width
        2 * phi.T @ e / len(x),         # height
        [2 * e.mean(), 2 * (e * x).mean()],
    ])
    m = 0.9 * m + 0.1 * grad
    s = 0.999 * s + 0.001 * grad ** 2
    p = p - 0.01 * (m / (1 - 0.9 ** it)) / (np.sqrt(s / (1 - 0.999 ** it)) + 1e-8)
    if it % 500 == 0:
        print(it, np.sqrt(np.mean(e ** 2)) * 300, "mV")

u, phi = bumps(p, x)
table_mv = (phi @ p[2 * K:3 * K] + p[-2] + p[-1] * x) * 300 + 1650
