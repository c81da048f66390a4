# Klasse voor een neuraal netwerk met 1 verborgen laag: hoogte van een boom uit diameter en leeftijd
import numpy as np


class Netwerk:
    def __init__(self, n_in, n_verborgen):
        self.W1 = np.random.randn(n_in, n_verborgen) * 0.5
        self.b1 = np.random.randn(n_verborgen) * 0.5
        self.W2 = np.random.randn(n_verborgen, 1) * 0.3
        self.b2 = 0.0

    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def vooruit(self, X):
        self.h = self.sigmoid(X @ self.W1 + self.b1)
        return self.h @ self.W2 + self.b2

    def leer(self, X, y, stappen=6000, snelheid=0.5):
        for s in range(stappen):
            fout = self.vooruit(X) - y
            d = fout / len(X)
            dh = d @ self.W2.T * self.h * (1 - self.h)
            self.W2 -= snelheid * self.h.T @ d
            self.b2 -= snelheid * d.sum()
            self.W1 -= snelheid * X.T @ dh
            self.b1 -= snelheid * dh.sum(0)
            if s % 1000 == 0:
                print(s, 0.5 * np.mean(fout ** 2))


np.random.seed(16)
n = 180
leeftijd = np.random.uniform(5, 90, n)
diameter = 0.6 * leeftijd + np.random.normal(0, 5, n)
hoogte = 28 * (1 - np.exp(-leeftijd / 35)) + 0.08 * diameter + np.random.normal(0, 0.7, n)

X = np.stack([leeftijd, diameter], axis=1)
X = (X - X.mean(0)) / X.std(0)
y = ((hoogte - hoogte.mean()) / hoogte.std())[:, None]

netwerk = Netwerk(2, 12)
netwerk.leer(X, y)
voorspeld = netwerk.vooruit(X)
print("R2", 1 - np.sum((voorspeld - y) ** 2) / np.sum(y ** 2))
