import numpy as np
import matplotlib.pyplot as plt

# dane podobne do ogloszen mieszkaniowych (Krakow)
np.random.seed(11)
n = 400
metraz = np.random.uniform(25, 120, n)          # m2
rok = np.random.randint(1950, 2022, n)          # rok budowy
pietro = np.random.randint(0, 11, n)
cena = metraz * (9 + 0.06 * (rok - 1985)) - 3 * abs(pietro - 4) + np.random.randn(n) * 25   # tys. zl

X = np.c_[metraz, rok, pietro]
y = cena.reshape(-1, 1)

# siec 3-16-1
W1 = np.random.randn(3, 16) * 0.1
b1 = np.zeros(16)
W2 = np.random.randn(16, 1) * 0.1
b2 = np.zeros(1)
lr = 0.001
straty = []

for epoka in range(3000):
    z = X.dot(W1) + b1
    h = np.maximum(z, 0)
    wynik = h.dot(W2) + b2
    strata = np.mean((wynik - y) ** 2)
    straty.append(strata)

    dw = 2 * (wynik - y) / n
    dW2 = h.T.dot(dw)
    db2 = dw.sum(axis=0)
    dh = dw.dot(W2.T)
    dh[z < 0] = 0
    dW1 = X.T.dot(dh)
    db1 = dh.sum(axis=0)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2

    if epoka % 300 == 0:
        print('epoka', epoka, 'strata', strata)     # dlaczego nan???

plt.plot(straty)
plt.yscale('log')
plt.xlabel('epoka')
plt.show()
print('przykladowe ceny:', wynik[:5].ravel(), y[:5].ravel())
