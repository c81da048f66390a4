"""Eclairement au sol (lux) sous un luminaire, reseau a couches."""
import numpy as np

np.random.seed(19)


class Couche:
    def __init__(self, entrees, sorties):
        self.P = np.random.randn(entrees, sorties) * np.sqrt(1.0 / entrees)
        self.biais = np.zeros((1, sorties))

    def avant(self, x):
        self.x = x
        return x @ self.P + self.biais

    def arriere(self, g, pas):
        gx = g @ self.P.T
        self.P -= pas * (self.x.T @ g)
        self.biais -= pas * g.sum(axis=0, keepdims=True)
        return gx


class Reseau:
    def __init__(self, tailles):
        self.couches = [Couche(a, b) for a, b in zip(tailles[:-1], tailles[1:])]

    def avant(self, x):
        for couche in self.couches:
            x = couche.avant(x)
        return x

    def arriere(self, g, pas):
        for couche in reversed(self.couches):
            g = couche.arriere(g, pas)


distance = np.linspace(-6, 6, 180)[:, None]                 # m
hauteur = 3.2
lux = 900 * hauteur / (hauteur ** 2 + distance ** 2) ** 1.5

x = distance / 3.0
y = (lux - lux.mean()) / lux.std()

reseau = Reseau([1, 24, 24, 1])
for epoque in range(5000):
    sortie = reseau.avant(x)
    erreur = np.mean((sortie - y) ** 2)
    reseau.arriere(2 * (sortie - y) / len(x), 0.02)
    if epoque % 500 == 0:
        print("epoque", epoque, "erreur", erreur)

estime = reseau.avant(x) * lux.std() + lux.mean()
print("lux a la verticale: vrai", lux.max(), "reseau", estime[90, 0])
