import numpy as np

# Wundfläche (cm²) nach Tagen, simulierte Verlaufsdaten aus der Pflege
np.random.seed(21)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_ableitung(x):
    return x * (1 - x)


def daten_erzeugen(anzahl=160):
    tage = np.random.uniform(0, 42, (anzahl, 1))
    flaeche = 18 / (1 + np.exp((tage - 17) / 4)) + np.random.normal(0, 0.4, (anzahl, 1))
    return tage, flaeche


def normieren(a):
    return (a - np.mean(a)) / np.std(a)


def vorwaerts(x, g):
    z1 = np.dot(x, g[0]) + g[1]
    a1 = sigmoid(z1)
    z2 = np.dot(a1, g[2]) + g[3]
    return z1, a1, z2


def rueckwaerts(x, y, g):
    n = len(x)
    z1, a1, aus = vorwaerts(x, g)
    fehler = aus - y
    dg2 = np.dot(a1.T, fehler) / n
    db2 = fehler.mean(axis=0)
    delta = np.dot(fehler, g[2].T) * sigmoid_ableitung(z1)
    dg1 = np.dot(x.T, delta) / n
    db1 = delta.mean(axis=0)
    return [dg1, db1, dg2, db2]


tage, flaeche = daten_erzeugen()
x = normieren(tage)
y = normieren(flaeche)

gewichte = [np.random.randn(1, 6) * 2, np.random.randn(6) * 2, np.random.randn(6, 1) * 0.5, np.zeros(1)]
lernrate = 0.3

for runde in range(5000):
    ableitungen = rueckwaerts(x, y, gewichte)
    for i in range(4):
        gewichte[i] = gewichte[i] - lernrate * ableitungen[i]
    if runde % 1000 == 0:
        print("Runde", runde, "MSE", np.mean((vorwaerts(x, gewichte)[2] - y) ** 2))

vorhersage = vorwaerts(x, gewichte)[2]
print("MSE am Ende:", np.mean((vorhersage - y) ** 2))
