# Stromverbrauch einer Werkstatt über den Tag, kleines Netz von Hand
import numpy as np

rng = np.random.default_rng(42)


def daten(n):
    stunde = np.sort(rng.uniform(0, 24, n))
    kw = 3 + 6 * np.exp(-((stunde - 11) / 3.5) ** 2) + 0.06 * stunde
    return stunde.reshape(n, 1), (kw + rng.normal(0, 0.15, n)).reshape(n, 1)


def vorwaerts(x, netz):
    Z1 = x @ netz[0] + netz[1]
    A1 = np.maximum(0, Z1)
    Z2 = A1 @ netz[2] + netz[3]
    return Z1, A1, Z2


def rueckwaerts(x, y, netz):
    Z1, A1, Z2 = vorwaerts(x, netz)
    delta2 = 2 * (Z2 - y) / len(x)
    dW2 = Z1.T @ delta2
    db2 = delta2.sum(axis=0)
    delta1 = (delta2 @ netz[2].T) * (Z1 > 0)
    dW1 = x.T @ delta1
    db1 = delta1.sum(axis=0)
    return [dW1, db1, dW2, db2]


def lernen(x, y, n_versteckt=30, rate=0.03, schritte=6000):
    netz = [rng.normal(0, 1, (1, n_versteckt)), rng.normal(0, 1, n_versteckt),
            rng.normal(0, np.sqrt(2 / n_versteckt), (n_versteckt, 1)), np.zeros(1)]
    for s in range(schritte):
        ableitungen = rueckwaerts(x, y, netz)
        for i in range(4):
            netz[i] = netz[i] - rate * ableitungen[i]
        if s % 1000 == 0:
            print("Schritt", s, "Fehler", np.mean((vorwaerts(x, netz)[2] - y) ** 2))
    return netz


stunde, kw = daten(288)
x = (stunde - 12) / 7
y = (kw - kw.mean()) / kw.std()
netz = lernen(x, y)
vorhersage = vorwaerts(x, netz)[2]
print("Restfehler (kW):", np.std(vorhersage - y) * kw.std())
