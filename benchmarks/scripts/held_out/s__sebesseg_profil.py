# folyo sebessegprofilja: (melyseg, parttol mert tavolsag) -> sebesseg
import numpy as np

np.random.seed(77)
melyseg = np.random.uniform(0.05, 3.0, 260)
tavolsag = np.random.uniform(0, 40, 260)
sebesseg = 0.9 * np.sin(np.pi * tavolsag / 40) * np.log1p(4 * melyseg) + np.random.normal(0, 0.03, 260)

X = np.c_[melyseg, tavolsag]
X = (X - X.mean(0)) / X.std(0)
Y = sebesseg.reshape(-1, 1)
Y = (Y - Y.mean()) / Y.std()

retegek = [2, 20, 20, 1]
sulyok = []
eltolas = []
for be, ki in zip(retegek, retegek[1:]):
    sulyok.append(np.random.randn(be, ki) / np.sqrt(be))
    eltolas.append(np.zeros((1, ki)))

eta = 0.1
L = len(sulyok)
for kor in range(2500):
    aktiv = [X]
    for i in range(L):
        z = aktiv[-1] @ sulyok[i] + eltolas[i]
        aktiv.append(z if i == L - 1 else np.tanh(z))
    hiba = np.mean((aktiv[-1] - Y) ** 2)

    delta = 2 * (Y - aktiv[-1]) / len(X)
    dW = [None] * L
    db = [None] * L
    for i in range(L - 1, -1, -1):
        dW[i] = aktiv[i].T @ delta
        db[i] = delta.sum(axis=0, keepdims=True)
        if i > 0:
            delta = (delta @ sulyok[i].T) * (1 - aktiv[i] ** 2)
    for i in range(L):
        sulyok[i] -= eta * dW[i]
        eltolas[i] -= eta * db[i]
    if kor % 250 == 0:
        print("kor: %d  hiba: %.5f" % (kor, hiba))

print("R2 =", 1 - hiba)
