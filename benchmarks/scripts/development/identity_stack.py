import numpy as np

# Kuchen: Hoehe nach Backpulver und Ofentemperatur. Drei Schichten, aber nur eine Gerade?!
rng = np.random.default_rng(71)
pulver = rng.uniform(-1, 1, (240, 1))
ofen = rng.uniform(-1, 1, (240, 1))
X = np.hstack([pulver, ofen])
hoehe = 1 - pulver ** 2 - 0.7 * (ofen - 0.1) ** 2 + 0.3 * pulver * ofen
hoehe = (hoehe - hoehe.mean()) / hoehe.std()


class Schicht:
    def __init__(self, rein, raus):
        self.W = rng.normal(0, 1 / np.sqrt(rein), (rein, raus))
        self.b = np.zeros(raus)

    def vor(self, x):
        self.x = x
        return x @ self.W + self.b

    def zurueck(self, d):
        self.dW = self.x.T @ d
        self.db = d.sum(0)
        return d @ self.W.T

    def lerne(self, rate):
        self.W -= rate * self.dW
        self.b -= rate * self.db


netz = [Schicht(2, 20), Schicht(20, 20), Schicht(20, 1)]
for schritt in range(2500):
    y = X
    for schicht in netz:
        y = schicht.vor(y)
    d = 2 * (y - hoehe) / len(X)
    for schicht in reversed(netz):
        d = schicht.zurueck(d)
    for schicht in netz:
        schicht.lerne(0.1)
    if schritt % 500 == 0:
        print(schritt, np.mean((y - hoehe) ** 2))
