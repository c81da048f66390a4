"""Fuellstand eines Silos aus vier Waegezellen, Netz aus Schichtobjekten."""
import numpy as np


class Schicht:
    """Vollverbundene Schicht mit Sigmoid (ausser am Ausgang)."""

    def __init__(self, ein, aus, linear=False):
        self.W = np.random.rand(ein, aus) * 5
        self.b = np.random.rand(aus) * 5
        self.linear = linear

    def vor(self, x):
        self.x = x
        z = x @ self.W + self.b
        self.a = z if self.linear else 1 / (1 + np.exp(-z))
        return self.a

    def zurueck(self, delta, rate):
        if not self.linear:
            delta = delta * self.a * (1 - self.a)
        weiter = delta @ self.W.T
        self.W -= rate * self.x.T @ delta / len(delta)
        self.b -= rate * delta.mean(axis=0)
        return weiter


class Netz:
    def __init__(self, groessen):
        letzte = len(groessen) - 2
        self.schichten = [Schicht(a, b, linear=(i == letzte))
                          for i, (a, b) in enumerate(zip(groessen, groessen[1:]))]

    def rechne(self, x):
        for s in self.schichten:
            x = s.vor(x)
        return x

    def lerne(self, x, y, rate):
        fehler = self.rechne(x) - y
        delta = fehler
        for s in self.schichten[::-1]:
            delta = s.zurueck(delta, rate)
        return np.mean(fehler ** 2)


np.random.seed(77)
zellen = np.random.rand(400, 4)
hoehe = np.sin(2.5 * zellen[:, :1]) + zellen[:, 1:2] * zellen[:, 2:3] - 0.5 * zellen[:, 3:] ** 2
hoehe += 0.02 * np.random.randn(400, 1)

netz = Netz([4, 30, 1])
for epoche in range(8000):
    mse = netz.lerne(zellen, hoehe, 0.2)
    if epoche % 1000 == 0:
        print("Epoche %5d  MSE %.5f" % (epoche, mse))

y_netz = netz.rechne(zellen)
print("Bestimmtheitsmass:", 1 - np.var(hoehe - y_netz) / np.var(hoehe))
