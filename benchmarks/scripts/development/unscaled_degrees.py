import numpy as np
from scipy.optimize import minimize

# efficiency of a solar panel: tilt in degrees, no scaling
rng = np.random.default_rng(8)
tilt = rng.uniform(0, 90, 150)
eff = 0.8 + 0.2 * np.cos(np.radians(2 * (tilt - 35))) + rng.normal(0, 0.01, 150)

# 5 tanh units, slopes chosen for inputs of this size
k = 5
W = rng.normal(0, 0.05, k)
B = -W * rng.uniform(0, 90, k)
V = rng.normal(0, 0.1, k)
c = 0.8

m_w, m_b, m_v, m_c = np.zeros(k), np.zeros(k), np.zeros(k), 0.0
s_w, s_b, s_v, s_c = np.zeros(k), np.zeros(k), np.zeros(k), 0.0
lr = 0.005

for step in range(1, 6001):
    a = np.tanh(np.outer(tilt, W) + B)
    fit = a @ V + c
    res = fit - eff
    d = 2 * res / len(tilt)
    g_v = a.T @ d
    g_c = d.sum()
    back = np.outer(d, V) * (1 - a ** 2)
    g_w = (back * tilt[:, None]).sum(0)
    g_b = back.sum(0)

    # Adam
    m_w = 0.9 * m_w + 0.1 * g_w; s_w = 0.999 * s_w + 0.001 * g_w ** 2
    m_b = 0.9 * m_b + 0.1 * g_b; s_b = 0.999 * s_b + 0.001 * g_b ** 2
    m_v = 0.9 * m_v + 0.1 * g_v; s_v = 0.999 * s_v + 0.001 * g_v ** 2
    m_c = 0.9 * m_c + 0.1 * g_c; s_c = 0.999 * s_c + 0.001 * g_c ** 2
    f1, f2 = 1 - 0.9 ** step, 1 - 0.999 ** step
    W -= 0.1 * lr * (m_w / f1) / (np.sqrt(s_w / f2) + 1e-8)
    B -= lr * (m_b / f1) / (np.sqrt(s_b / f2) + 1e-8)
    V -= lr * (m_v / f1) / (np.sqrt(s_v / f2) + 1e-8)
    c -= lr * (m_c / f1) / (np.sqrt(s_c / f2) + 1e-8)
    if step % 1000 == 0:
        print(step, np.mean(res ** 2))
