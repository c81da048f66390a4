# parvalay (parabola) seekhne wala chhota network
# college project, pehla neural network, sirf numpy
import numpy as np

np.random.seed(8)


def banao(nodes):
    """weights banao (make weights)"""
    bhaar1 = np.random.randn(1, nodes)
    bhaar2 = np.random.randn(nodes, 1) * 0.5
    return bhaar1, bhaar2


def aage(x, bhaar1, bhaar2):
    """forward"""
    chhupa = np.tanh(np.dot(x, bhaar1))
    utpaad = np.dot(chhupa, bhaar2)
    return chhupa, utpaad


def peeche(x, y, chhupa, utpaad, bhaar2):
    """backward"""
    n = len(x)
    galti = utpaad - y
    d2 = 2.0 * galti / n
    d1 = np.dot(d2, bhaar2.T) * (1 - chhupa ** 2)
    return np.dot(x.T, d1), np.dot(chhupa.T, d2)


def sikhao(x, y, nodes=16, dar=0.05, baar=6000):
    """train"""
    bhaar1, bhaar2 = banao(nodes)
    for k in range(baar):
        chhupa, utpaad = aage(x, bhaar1, bhaar2)
        g1, g2 = peeche(x, y, chhupa, utpaad, bhaar2)
        bhaar1 = bhaar1 - dar * g1
        bhaar2 = bhaar2 - dar * g2
        if k % 1000 == 0:
            print("baar", k, "galti", np.mean((utpaad - y) ** 2))
    return bhaar1, bhaar2


x = np.linspace(-2, 2, 120).reshape(-1, 1)
y = x ** 2 - 1

b1, b2 = sikhao(x, y)
_, uttar = aage(x, b1, b2)
print("sabse badi galti:", np.max(np.abs(uttar - y)))
for i in range(0, 120, 20):
    print("x=%.2f  sahi=%.2f  network=%.2f" % (x[i, 0], y[i, 0], uttar[i, 0]))
