# Waage unter dem Bienenstock: Temperatur und Tageszeit -> Gewichtsänderung
import numpy as np

rng = np.random.RandomState(23)
messungen = []
for _ in range(120):
    temp = rng.uniform(-1, 1)
    zeit = rng.uniform(-1, 1)
    messungen.append((np.array([temp, zeit]), np.sin(2 * temp) * 0.8 + 0.5 * zeit ** 2))

anzahl = 10
W = rng.randn(anzahl, 2)
b = rng.randn(anzahl) * 0.5
v = rng.randn(anzahl) * 0.3
c = 0.0
lernrate = 0.03


def netz(x):
    h = np.tanh(W @ x + b)
    return h, v @ h + c


for durchlauf in range(100):
    fehler_summe = 0.0
    for x, ziel in messungen:
        h, y = netz(x)
        fehler = 0.5 * (y - ziel) ** 2
        fehler_summe += fehler

        # Fehler zurück durch das Netz schicken
        dv = fehler * h
        dc = fehler
        dh = fehler * v * (1 - h ** 2)
        v = v - lernrate * dv
        c = c - lernrate * dc
        W = W - lernrate * np.outer(dh, x)
        b = b - lernrate * dh
    if durchlauf % 10 == 0:
        print("Durchlauf", durchlauf, "Fehler", fehler_summe / len(messungen))

berechnet = np.array([netz(x)[1] for x, _ in messungen])
soll = np.array([z for _, z in messungen])
print("mittlere Abweichung:", np.mean(np.abs(berechnet - soll)))
