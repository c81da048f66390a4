"""Durchfluss eines Sitzventils ueber dem normierten Hub (Pruefstand 3)."""
import numpy as np


def lade_messung(anzahl=180):
    zufall = np.random.default_rng(3)
    hub = np.sort(zufall.uniform(-1, 1, anzahl))
    durchfluss = 0.35 + 0.9 * hub ** 2 - 0.15 * np.cos(5 * hub)
    durchfluss += zufall.normal(0, 0.02, anzahl)
    X = np.column_stack([hub])
    return X, durchfluss.reshape(-1, 1)


def netz(gewichte, X):
    V, w = gewichte
    H = np.tanh(X @ V)
    return H, H @ w


def gradient(gewichte, X, soll):
    V, w = gewichte
    H, ist = netz(gewichte, X)
    fehler = 2 * (ist - soll) / len(soll)
    dw = H.T @ fehler
    dH = fehler @ w.T
    dV = X.T @ (dH * (1 - H ** 2))
    return dV, dw


def trainiere(X, soll, neuronen=14, schritte=6000, rate=0.1):
    zufall = np.random.default_rng(0)
    gewichte = [zufall.normal(0, 2.0, (X.shape[1], neuronen)),
                zufall.normal(0, 0.3, (neuronen, 1))]
    for k in range(schritte):
        for p, g in zip(gewichte, gradient(gewichte, X, soll)):
            p -= rate * g
        if k % 1000 == 0:
            print(k, np.mean((netz(gewichte, X)[1] - soll) ** 2))
    return gewichte


X, soll = lade_messung()
gewichte = trainiere(X, soll)
ist = netz(gewichte, X)[1]
print("mittlerer Fehler:", np.abs(ist - soll).mean())
for h in (-1, -0.5, 0, 0.5, 1):
    zeile = np.array([[h] + [1] * (X.shape[1] - 1)], dtype=float)
    print("Hub", h, "->", netz(gewichte, zeile)[1][0, 0])
