import numpy as np

# vizallas (cm) -> vizhozam (m3/s), a szelveny meresei 2009-2014
np.random.seed(3)
n = 250
vizallas = np.random.uniform(80, 620, (n, 1))
vizhozam = 0.0035 * (vizallas - 60) ** 1.7 + 6 * np.random.randn(n, 1)
q = (vizhozam - vizhozam.mean()) / vizhozam.std()

rejtett = 20
W1 = np.random.randn(1, rejtett)
b1 = np.zeros((1, rejtett))
W2 = np.random.randn(rejtett, 1) * 0.1
b2 = np.zeros((1, 1))
tanulasi_rata = 0.05


def szigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


for lepes in range(4000):
    # elorefele
    z1 = vizallas @ W1 + b1
    a1 = szigmoid(z1)
    becsles = a1 @ W2 + b2
    hiba = becsles - q
    koltseg = np.mean(hiba ** 2)
    if lepes % 500 == 0:
        print(lepes, koltseg)
    # visszafele
    d2 = 2 * hiba / n
    dW2 = a1.T @ d2
    db2 = d2.sum(axis=0, keepdims=True)
    d1 = (d2 @ W2.T) * a1 * (1 - a1)
    dW1 = vizallas.T @ d1
    db1 = d1.sum(axis=0, keepdims=True)
    W2 -= tanulasi_rata * dW2
    b2 -= tanulasi_rata * db2
    W1 -= tanulasi_rata * dW1
    b1 -= tanulasi_rata * db1

print("vegso koltseg:", koltseg)
