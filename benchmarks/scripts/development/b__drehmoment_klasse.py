import numpy as np


class Regressor:
    """Ein verdecktes Layer, tanh, lineare Ausgabe."""

    def __init__(self, n_ein, n_verdeckt, lernrate):
        self.lernrate = lernrate
        # Startwerte
        self.W = np.full((n_ein, n_verdeckt), 0.5)
        self.c = np.zeros(n_verdeckt)
        self.v = np.full((n_verdeckt, 1), 0.1)
        self.d = np.zeros(1)

    def vorwaerts(self, x):
        self.x = x
        self.h = np.tanh(x @ self.W + self.c)
        return self.h @ self.v + self.d

    def schritt(self, x, y):
        ausgabe = self.vorwaerts(x)
        f = ausgabe - y
        g = 2 * f / len(x)
        dv = self.h.T @ g
        dd = g.sum(axis=0)
        dh = (g @ self.v.T) * (1 - self.h ** 2)
        dW = self.x.T @ dh
        dc = dh.sum(axis=0)
        self.v -= self.lernrate * dv
        self.d -= self.lernrate * dd
        self.W -= self.lernrate * dW
        self.c -= self.lernrate * dc
        return float(np.mean(f ** 2))


# Rastmoment eines Motors ueber dem (normierten) Winkel
rng = np.random.default_rng(17)
winkel = rng.uniform(-1, 1, size=(220, 1))
moment = np.sin(5.5 * winkel) + 0.4 * winkel + rng.normal(0, 0.05, size=(220, 1))

netz = Regressor(1, 20, lernrate=0.1)
verlauf = []
for epoche in range(8000):
    verlauf.append(netz.schritt(winkel, moment))
    if epoche % 1000 == 0:
        print(f"Epoche {epoche}: {verlauf[-1]:.5f}")

vorhersage = netz.vorwaerts(winkel)
print("Restfehler:", np.abs(vorhersage - moment).max())
