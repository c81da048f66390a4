# fonksiyon yaklasimi: 3 periyotluk sinus dalgasi
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(9)
GIZLI = 3          # gizli katmandaki noron sayisi
ADIM = 8000


def baslat():
    w1 = rng.normal(0, 3, (1, GIZLI))
    b1 = rng.uniform(-3, 3, (1, GIZLI))
    w2 = rng.normal(0, 0.5, (GIZLI, 1))
    b2 = np.zeros((1, 1))
    return [w1, b1, w2, b2]


def ileri(x, p):
    h = np.tanh(x @ p[0] + p[1])
    return h, h @ p[2] + p[3]


def geri(x, y, p):
    h, tahmin = ileri(x, p)
    d = 2 * (tahmin - y) / len(x)
    dz = d @ p[2].T * (1 - h ** 2)
    return [x.T @ dz, dz.sum(0, keepdims=True), h.T @ d, d.sum(0, keepdims=True)]


def egit(x, y):
    p = baslat()
    m = [np.zeros_like(q) for q in p]
    v = [np.zeros_like(q) for q in p]
    for k in range(1, ADIM + 1):
        g = geri(x, y, p)
        for i in range(4):
            m[i] = 0.9 * m[i] + 0.1 * g[i]
            v[i] = 0.999 * v[i] + 0.001 * g[i] ** 2
            p[i] -= 0.01 * (m[i] / (1 - 0.9 ** k)) / (np.sqrt(v[i] / (1 - 0.999 ** k)) + 1e-8)
        if k % 1000 == 0:
            print(k, np.mean((ileri(x, p)[1] - y) ** 2))
    return p


x = np.linspace(-1, 1, 200).reshape(-1, 1)
y = np.sin(3 * np.pi * x) + 0.05 * rng.normal(size=x.shape)
p = egit(x, y)
sonuc = ileri(x, p)[1]

plt.plot(x, y, '.', x, sonuc)
plt.show()
