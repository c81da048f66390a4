"""
Saturation pressure of steam from 5 to 180 C.  I still had the readings of 1983 in a folder
(here: Antoine's equation with half a percent of reading error).
"""
import numpy as np

np.random.seed(1983)
T = np.linspace(5, 180, 71)
mmHg = 10 ** (8.07131 - 1730.63 / (233.426 + T))
reading = mmHg * (1 + 0.005 * np.random.randn(T.size))

# pressure spans three decades: fit log10
p = np.log10(reading)
x = ((T - 92.5) / 50.5)[:, None]
y = ((p - p.mean()) / p.std())[:, None]

J = 6
a = np.random.randn(1, J)
b = np.random.uniform(-1.5, 1.5, (1, J))
c = np.random.randn(J, 1) * 0.4
d = np.zeros((1, 1))
va, vb, vc, vd = 0, 0, 0, 0

eta, mom = 0.1, 0.9
for n in range(8001):
    h = np.tanh(x @ a + b)
    f = h @ c + d
    E = f - y
    if n % 1000 == 0:
        print("step %5d   mean square %.3e" % (n, np.mean(E * E)))
    G = 2 * E / len(y)
    S = G @ c.T * (1 - h * h)
    vc = mom * vc - eta * (h.T @ G)
    vd = mom * vd - eta * G.sum(0, keepdims=True)
    va = mom * va - eta * (x.T @ S)
    vb = mom * vb - eta * S.sum(0, keepdims=True)
    a, b, c, d = a + va, b + vb, c + vc, d + vd

log_p = f * p.std() + p.mean()
print("     T    read     net")
for i in range(0, T.size, 7):
    print("%6.1f %8.1f %8.1f" % (T[i], reading[i], 10 ** log_p[i, 0]))
