"""Trocknungszeit von Lack aus Temperatur und Luftfeuchte.
Training klappt, aber auf den neuen Daten kommt nur Unsinn raus."""
import numpy as np


def erzeuge(rng, n):
    temperatur = rng.uniform(5, 35, n)
    feuchte = rng.uniform(30, 90, n)
    zeit = 2 + 6 * np.exp(-temperatur / 15) + (feuchte / 60) ** 2 + rng.normal(0, 0.05, n)
    return np.stack([temperatur, feuchte], axis=1), zeit[:, None]


def starte(rng, n_ein, n_h):
    return [rng.normal(0, 1 / np.sqrt(n_ein), (n_ein, n_h)), np.zeros(n_h),
            rng.normal(0, 1 / np.sqrt(n_h), (n_h, 1)), np.zeros(1)]


def vorhersage(netz, x):
    W, b, V, c = netz
    return np.tanh(x @ W + b) @ V + c


def schritt(netz, x, y, rate):
    W, b, V, c = netz
    h = np.tanh(x @ W + b)
    d = (h @ V + c - y) * 2 / len(x)
    dh = d @ V.T * (1 - h * h)
    W -= rate * x.T @ dh
    b -= rate * dh.sum(axis=0)
    V -= rate * h.T @ d
    c -= rate * d.sum(axis=0)


rng = np.random.default_rng(2024)
x_train, y_train = erzeuge(rng, 250)
x_neu, y_neu = erzeuge(rng, 100)

mitte, breite = x_train.mean(axis=0), x_train.std(axis=0)
y_mitte, y_breite = y_train.mean(), y_train.std()
x_n = (x_train - mitte) / breite
y_n = (y_train - y_mitte) / y_breite

netz = starte(rng, 2, 16)
for k in range(5000):
    schritt(netz, x_n, y_n, 0.1)
    if k % 1000 == 0:
        print(k, np.mean((vorhersage(netz, x_n) - y_n) ** 2))

y_hut = vorhersage(netz, x_neu) * y_breite + y_mitte
print("Fehler neue Daten (h):", np.sqrt(np.mean((y_hut - y_neu) ** 2)))
for wahr, netzwert in zip(y_neu[:8, 0], y_hut[:8, 0]):
    print(f"{wahr:6.2f} {netzwert:6.2f}")
