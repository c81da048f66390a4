"""Druckverlust eines Rohrbogens aus Volumenstrom und Durchmesser (Pa).

Nach wenigen Schritten steht ueberall nan. Warum?
"""
import numpy as np


def daten_erzeugen(anzahl=200):
    zufall = np.random.RandomState(7)
    strom = zufall.uniform(0.5, 3.0, anzahl)          # l/s
    durchmesser = zufall.uniform(20, 40, anzahl)      # mm
    flaeche = np.pi * (durchmesser / 1000) ** 2 / 4
    geschw = strom / 1000 / flaeche
    verlust = 0.5 * 1000 * geschw ** 2 * 0.9
    eingang = np.column_stack([strom, durchmesser])
    eingang = (eingang - eingang.mean(axis=0)) / eingang.std(axis=0)
    return eingang, verlust[:, None]


def vorwaerts(gewichte, eingang):
    w1, b1, w2, b2 = gewichte
    versteckt = np.maximum(0, eingang @ w1 + b1)
    return versteckt, versteckt @ w2 + b2


def rueckwaerts(gewichte, eingang, soll):
    versteckt, ist = vorwaerts(gewichte, eingang)
    delta2 = 2 * (ist - soll) / len(soll)
    delta1 = (delta2 @ gewichte[2].T) * (versteckt > 0)
    return eingang.T @ delta1, delta1.sum(0), versteckt.T @ delta2, delta2.sum(0)


def lernen(eingang, soll, neuronen=20, schritte=4000, rate=0.1):
    np.random.seed(1)
    gewichte = [np.random.randn(2, neuronen), np.random.randn(neuronen),
                np.random.randn(neuronen, 1) * 0.2, np.zeros(1)]
    for s in range(schritte):
        ableitungen = rueckwaerts(gewichte, eingang, soll)
        gewichte = [g - rate * a for g, a in zip(gewichte, ableitungen)]
        if s % 400 == 0:
            fehler = np.mean((vorwaerts(gewichte, eingang)[1] - soll) ** 2)
            print(s, fehler)
    return gewichte


eingang, soll = daten_erzeugen()
netz = lernen(eingang, soll)
ist = vorwaerts(netz, eingang)[1]
print("mittlere Abweichung in Pa:", np.mean(np.abs(ist - soll)))
