# -*- coding: utf-8 -*-
"""Abkühlung von Kaffee: Online-Lernen, Zeile für Zeile, Lernrate fällt mit 1/(1 + k)."""
import numpy as np

np.random.seed(1)
zeit = np.arange(0, 90, 1.5)                                 # Minuten
temperatur = 21 + 62 * np.exp(-zeit / 28) - 6 * (zeit > 12) * np.exp(-(zeit - 12) / 20)
temperatur = temperatur + np.random.normal(0, 0.3, len(zeit))

t = (zeit - 45) / 26
y = (temperatur - 45) / 17

n = 10
gewicht_ein = np.random.normal(0, 1.5, n)
schwelle_ein = np.random.normal(0, 1.5, n)
gewicht_aus = np.random.normal(0, 0.3, n)
schwelle_aus = 0.0

for k in range(800):
    eta = 0.08 / (1 + k / 400)
    summe = 0.0
    for i in np.random.permutation(len(t)):
        h = 1 / (1 + np.exp(-(gewicht_ein * t[i] + schwelle_ein)))
        o = np.dot(gewicht_aus, h) + schwelle_aus
        f = o - y[i]
        summe += 0.5 * f ** 2
        delta = f * gewicht_aus * h * (1 - h)
        gewicht_aus -= eta * f * h
        schwelle_aus -= eta * f
        gewicht_ein -= eta * delta * t[i]
        schwelle_ein -= eta * delta
    if k % 100 == 0:
        print("Durchgang", k, "Fehler", summe / len(t))

modell = [np.dot(gewicht_aus, 1 / (1 + np.exp(-(gewicht_ein * u + schwelle_ein)))) + schwelle_aus for u in t]
modell = np.array(modell) * 17 + 45
print("größte Abweichung: %.2f °C" % np.max(np.abs(modell - temperatur)))
