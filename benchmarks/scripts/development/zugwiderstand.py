# -*- coding: utf-8 -*-
# Laufwiderstand eines Regionalzugs in Abhängigkeit von Geschwindigkeit und Masse
import numpy as np

np.random.seed(17)
anzahl = 400
v = np.random.uniform(0, 160, anzahl)            # km/h
m = np.random.uniform(80, 160, anzahl)           # t
F = 1.2 + 0.012 * m + 0.0009 * v**2 + np.random.normal(0, 0.3, anzahl)   # kN

daten = np.column_stack([v, m])
daten = (daten - daten.mean(axis=0)) / daten.std(axis=0)
ziel = (F - F.mean()) / F.std()

# 75 % zum Trainieren, der Rest zum Testen
n_train = int(0.75 * anzahl)
X_train = daten[np.random.permutation(anzahl)[:n_train]]
y_train = ziel[np.random.permutation(anzahl)[:n_train]].reshape(-1, 1)

versteckt = 15
W1 = np.random.randn(2, versteckt) / np.sqrt(2)
b1 = np.zeros(versteckt)
W2 = np.random.randn(versteckt, 1) / np.sqrt(versteckt)
b2 = np.zeros(1)
rate = 0.0001

for epoche in range(4000):
    schicht = np.tanh(X_train @ W1 + b1)
    ausgabe = schicht @ W2 + b2
    fehler = ausgabe - y_train
    verlust = (fehler**2).mean()
    if epoche % 400 == 0:
        print("Epoche", epoche, "Verlust", verlust)

    d2 = 2 * fehler / n_train
    d1 = d2 @ W2.T * (1 - schicht**2)
    W2 -= rate * schicht.T @ d2
    b2 -= rate * d2.sum(axis=0)
    W1 -= rate * X_train.T @ d1
    b1 -= rate * d1.sum(axis=0)

print("Bestimmtheitsmaß:", 1 - verlust / y_train.var())
