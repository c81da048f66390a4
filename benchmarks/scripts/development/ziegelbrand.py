# Schwindmaß von Ziegeln in Abhängigkeit von Brenntemperatur und Feuchte
import copy
import numpy as np

zufall = np.random.default_rng(2024)


class Netz:
    def __init__(self, ein, versteckt):
        self.p = {
            "W": zufall.normal(0, 1 / np.sqrt(ein), (ein, versteckt)),
            "b": zufall.normal(0, 0.3, versteckt),
            "V": zufall.normal(0, 1 / np.sqrt(versteckt), (versteckt, 1)),
            "c": np.zeros(1),
        }

    def vorwaerts(self, X):
        self.h = np.tanh(X @ self.p["W"] + self.p["b"])
        return self.h @ self.p["V"] + self.p["c"]

    def schritt(self, X, y, rate):
        fehler = self.vorwaerts(X) - y
        g = 2 * fehler / len(X)
        gh = g @ self.p["V"].T * (1 - self.h ** 2)
        self.p["V"] -= rate * self.h.T @ g
        self.p["c"] -= rate * g.sum(axis=0)
        self.p["W"] -= rate * X.T @ gh
        self.p["b"] -= rate * gh.sum(axis=0)
        return (fehler ** 2).mean()


temp = zufall.uniform(850, 1150, 300)
feuchte = zufall.uniform(14, 26, 300)
schwund = 0.3 * (feuchte - 14) + 4 / (1 + np.exp(-(temp - 1020) / 35))
schwund += zufall.normal(0, 0.1, 300)

X = np.stack([(temp - 1000) / 87, (feuchte - 20) / 3.5], axis=1)
y = ((schwund - schwund.mean()) / schwund.std())[:, None]
X_lern, y_lern, X_pruef, y_pruef = X[:220], y[:220], X[220:], y[220:]

netz = Netz(2, 14)
bester, bestes, geduld = np.inf, None, 0
for epoche in range(20000):
    verlust = netz.schritt(X_lern, y_lern, 0.1)
    pruefung = ((netz.vorwaerts(X_pruef) - y_pruef) ** 2).mean()
    if pruefung < bester - 1e-6:
        bester, bestes, geduld = pruefung, copy.deepcopy(netz.p), 0
    else:
        geduld += 1
    if geduld > 300:
        print("Abbruch nach", epoche, "Epochen")
        break

netz.p = bestes
ergebnis = netz.vorwaerts(X)
print("bester Prüfverlust:", bester)
