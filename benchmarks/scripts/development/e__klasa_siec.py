# -*- coding: utf-8 -*-
# Projekt zaliczeniowy: aproksymacja zuzycia energii w budynku (kWh/dzien)
import numpy as np
import matplotlib.pyplot as plt

class Siec:
    def __init__(self, wejscia, ukryte, wspolczynnik_uczenia):
        self.wu = wspolczynnik_uczenia
        self.wagi1 = np.random.randn(wejscia, ukryte) / np.sqrt(wejscia)
        self.prog1 = np.zeros((1, ukryte))
        self.wagi2 = np.random.randn(ukryte, 1) / np.sqrt(ukryte)
        self.prog2 = np.zeros((1, 1))

    def odpowiedz(self, X):
        self.suma = np.matmul(X, self.wagi1) + self.prog1
        self.ukryta = np.maximum(0, self.suma)
        return np.matmul(self.ukryta, self.wagi2) + self.prog2

    def ucz(self, X, Y, epoki):
        m = X.shape[0]
        self.koszt = []
        for e in range(epoki):
            wynik = self.odpowiedz(X)
            roznica = wynik - Y
            self.koszt.append(np.sum(roznica ** 2) / (2 * m))

            delta2 = roznica / m
            grad_wagi2 = np.matmul(self.ukryta.T, delta2)
            grad_prog2 = np.sum(delta2, axis=0, keepdims=True)
            delta1 = np.matmul(delta2, self.wagi2.T)
            delta1[self.suma <= 0] = 0
            grad_wagi1 = np.matmul(X.T, delta1)
            grad_prog1 = np.sum(delta1, axis=0, keepdims=True)

            self.wagi2 -= self.wu * grad_wagi2
            self.prog2 -= self.wu * grad_prog2
            self.wagi1 -= self.wu * grad_wagi1
            self.prog1 -= self.wu * grad_prog1

            if e % 200 == 0:
                print("Epoka {}: koszt {:.4f}".format(e, self.koszt[-1]))


np.random.seed(2024)
dni = 300
t_zew = np.random.uniform(-15, 30, dni)
wiatr = np.random.gamma(2.0, 2.0, dni)
kwh = 20 + 2.4 * np.maximum(0, 18 - t_zew) + 0.05 * wiatr * np.maximum(0, 18 - t_zew) \
    + 1.5 * np.maximum(0, t_zew - 24) + np.random.randn(dni) * 2

X = np.stack([t_zew, wiatr], axis=1)
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = ((kwh - kwh.mean()) / kwh.std()).reshape(-1, 1)

siec = Siec(2, 20, 3.0)
siec.ucz(X, Y, 2000)
Y_siec = siec.odpowiedz(X)

plt.plot(siec.koszt)
plt.xlabel("epoka")
plt.show()
