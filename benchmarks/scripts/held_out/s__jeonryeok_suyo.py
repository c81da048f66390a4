# jeonryeok suyo yecheuk (gion -> jeonryeok), sukje 3beon
import numpy as np


class SinGyeongMang:
    def __init__(self, ipryeok, eunnik, chulryeok):
        self.W1 = np.zeros((ipryeok, eunnik))
        self.b1 = np.zeros(eunnik)
        self.W2 = np.zeros((eunnik, chulryeok))
        self.b2 = np.zeros(chulryeok)

    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def yecheuk(self, x):
        self.h = self.sigmoid(np.dot(x, self.W1) + self.b1)
        return np.dot(self.h, self.W2) + self.b2

    def sonsil(self, x, t):
        return np.mean((self.yecheuk(x) - t) ** 2)

    def hakseup(self, x, t, lr):
        y = self.yecheuk(x)
        dy = 2 * (y - t) / x.shape[0]
        dW2 = np.dot(self.h.T, dy)
        db2 = np.sum(dy, axis=0)
        dh = np.dot(dy, self.W2.T) * self.h * (1 - self.h)
        dW1 = np.dot(x.T, dh)
        db1 = np.sum(dh, axis=0)
        self.W1 -= lr * dW1
        self.b1 -= lr * db1
        self.W2 -= lr * dW2
        self.b2 -= lr * db2


np.random.seed(0)
gion = np.random.uniform(-12, 35, (365, 1))
jeonryeok = 60 + 0.045 * (gion - 16) ** 2 + np.random.randn(365, 1) * 1.2

x = (gion - gion.mean()) / gion.std()
t = (jeonryeok - jeonryeok.mean()) / jeonryeok.std()

mang = SinGyeongMang(1, 20, 1)
for i in range(5000):
    mang.hakseup(x, t, 0.3)
    if i % 1000 == 0:
        print(i, mang.sonsil(x, t))
print("choejong sonsil", mang.sonsil(x, t))
