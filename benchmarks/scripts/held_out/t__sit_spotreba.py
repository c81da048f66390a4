# Seminární práce: odhad spotřeby autobusu (kWh/km) podle venkovní teploty a rychlosti
import numpy as np


class NeuronovaSit:
    def __init__(self, vstupy, skryte, vystupy, rychlost_uceni=0.5):
        self.W1 = np.random.randn(vstupy, skryte)
        self.b1 = np.zeros((1, skryte))
        self.W2 = np.random.randn(skryte, vystupy) * 0.5
        self.b2 = np.zeros((1, vystupy))
        self.ru = rychlost_uceni

    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def dopredu(self, X):
        self.a1 = self.sigmoid(np.dot(X, self.W1) + self.b1)
        self.a2 = self.sigmoid(np.dot(self.a1, self.W2) + self.b2)
        return self.a2

    def zpet(self, X, y):
        n = X.shape[0]
        chyba = self.a2 - y
        d2 = 2 * chyba * self.a2 * (1 - self.a2) / n
        d1 = np.dot(d2, self.W2.T) * self.a1 * (1 - self.a1)
        self.W2 -= self.ru * np.dot(self.a1.T, d2)
        self.b2 -= self.ru * np.sum(d2, axis=0, keepdims=True)
        self.W1 -= self.ru * np.dot(X.T, d1)
        self.b1 -= self.ru * np.sum(d1, axis=0, keepdims=True)

    def uc(self, X, y, epochy):
        for e in range(epochy):
            vystup = self.dopredu(X)
            self.zpet(X, y)
            if e % 1000 == 0:
                print("epocha", e, "MSE", np.mean((vystup - y) ** 2))


np.random.seed(7)
teplota = np.random.uniform(-15, 35, 200)
rychlost = np.random.uniform(10, 50, 200)
# topení v zimě, klimatizace v létě
spotreba = 0.9 + 0.0016 * (teplota - 17) ** 2 + 8.0 / rychlost + 0.05 * np.random.randn(200)

X = np.column_stack([(teplota - 10) / 25, (rychlost - 30) / 20])
y = spotreba.reshape(-1, 1)

sit = NeuronovaSit(2, 12, 1)
sit.uc(X, y, 8000)
odhad = sit.dopredu(X)
print("skutečnost:", y[:5].ravel())
print("odhad:     ", odhad[:5].ravel())
