import numpy as np

# Antennengewinn in dBi (kann auch negativ sein) gegen Winkel, Schichten als Objekte.
# Die Ausgabe sieht aus, als haette das Netz nur ein einziges Neuron.


class Schicht:
    def __init__(self, n_ein, n_aus):
        self.w = np.full((n_ein, n_aus), 0.5)
        self.b = np.full((1, n_aus), 0.5)

    def vor(self, x):
        self.x = x
        self.y = 1 / (1 + np.exp(-(x @ self.w + self.b)))
        return self.y

    def zurueck(self, d):
        d = d * self.y * (1 - self.y)
        self.dw, self.db = self.x.T @ d, d.sum(axis=0, keepdims=True)
        return d @ self.w.T

    def schritt(self, eta):
        self.w -= eta * self.dw
        self.b -= eta * self.db


class Netz:
    def __init__(self, *breiten):
        self.schichten = [Schicht(a, b) for a, b in zip(breiten[:-1], breiten[1:])]

    def __call__(self, x):
        for s in self.schichten:
            x = s.vor(x)
        return x

    def lerne(self, x, t, eta):
        y = self(x)
        d = 2 * (y - t) / len(x)
        for s in reversed(self.schichten):
            d = s.zurueck(d)
        for s in self.schichten:
            s.schritt(eta)
        return ((y - t) ** 2).mean()


winkel = np.linspace(-1, 1, 180)[:, None]
gewinn = 8 * np.exp(-(winkel / 0.3) ** 2) + 3 * np.cos(6 * winkel) - 2
ziel = gewinn / 8

netz = Netz(1, 20, 1)
for runde in range(8000):
    verlust = netz.lerne(winkel * 3, ziel, eta=0.1)
    if runde % 1000 == 0:
        print(runde, verlust)

kurve = netz(winkel * 3)
