# Kennlinie einer Tellerfeder lernen
import numpy as np


class Netz:
    def __init__(self, anzahl):
        self.w1 = np.random.uniform(-2, 2, (1, anzahl))
        self.b1 = np.random.uniform(-2, 2, (1, anzahl))
        self.w2 = np.random.uniform(-0.3, 0.3, (anzahl, 1))
        self.b2 = np.zeros((1, 1))

    def vorwaerts(self, x):
        self.versteckt = np.tanh(x @ self.w1 + self.b1)
        return self.versteckt @ self.w2 + self.b2

    def lerne(self, x, ziel, rate):
        ausgabe = self.vorwaerts(x)
        fehler = ziel - ausgabe
        d2 = 2 * fehler / x.shape[0]
        d1 = (d2 @ self.w2.T) * (1 - self.versteckt ** 2)
        self.w2 -= rate * self.versteckt.T @ d2
        self.b2 -= rate * d2.sum(axis=0, keepdims=True)
        self.w1 -= rate * x.T @ d1
        self.b1 -= rate * d1.sum(axis=0, keepdims=True)
        return np.mean(fehler ** 2)


np.random.seed(12)
weg = np.linspace(0, 6, 100)[:, None]          # mm
kraft = 900 * weg - 330 * weg ** 2 + 40 * weg ** 3 + np.random.randn(100, 1) * 20   # N

x = (weg - weg.mean()) / weg.std()
y = (kraft - kraft.mean()) / kraft.std()

netz = Netz(15)
for durchlauf in range(5000):
    verlust = netz.lerne(x, y, 0.05)
    if durchlauf % 500 == 0:
        print("Durchlauf", durchlauf, "Verlust", verlust)

vorhersage = netz.vorwaerts(x)
abweichung = vorhersage - kraft
print("mittlere Abweichung in N:", np.abs(abweichung).mean())
