"""Umsatz im Rührkesselreaktor (in mol/l) aus Temperatur und Verweilzeit."""
import numpy as np

zufall = np.random.RandomState(17)


def sigma(z):
    return 1 / (1 + np.exp(-z))


class Regler:
    def __init__(self, n_ein, n_mitte):
        self.U = np.full((n_ein, n_mitte), 0.1)
        self.u0 = np.full(n_mitte, 0.1)
        self.V = np.full((n_mitte, 1), 0.1)
        self.v0 = np.zeros(1)

    def rechnen(self, x):
        self.mitte = sigma(x @ self.U + self.u0)
        self.aus = sigma(self.mitte @ self.V + self.v0)
        return self.aus

    def lernen(self, x, soll, rate):
        ist = self.rechnen(x)
        d_aus = 2 * (ist - soll) / len(x) * ist * (1 - ist)
        d_mitte = (d_aus @ self.V.T) * self.mitte * (1 - self.mitte)
        self.V -= rate * self.mitte.T @ d_aus
        self.v0 -= rate * d_aus.sum(0)
        self.U -= rate * x.T @ d_mitte
        self.u0 -= rate * d_mitte.sum(0)
        return np.mean((ist - soll) ** 2)


temperatur = zufall.uniform(-2, 2, 300)
verweilzeit = zufall.uniform(-2, 2, 300)
umsatz = 1.5 + 1.5 * np.sin(1.5 * temperatur) * np.cos(verweilzeit) + 0.05 * zufall.randn(300)
X = np.column_stack((temperatur, verweilzeit))
Y = umsatz[:, None]

regler = Regler(2, 25)
verlauf = []
for schritt in range(8000):
    verlauf.append(regler.lernen(X, Y, rate=0.3))
    if schritt % 1000 == 0:
        print(f"Schritt {schritt}: Fehler {verlauf[-1]:.4f}")
vorhersage = regler.rechnen(X)
print("erste Zeilen:", vorhersage[:4].ravel(), Y[:4].ravel())
