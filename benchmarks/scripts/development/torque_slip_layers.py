#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Capas densas con lista de objetos. Ajusta el par de un motor de induccion
# en funcion del deslizamiento y de la tension (datos simulados).
import numpy as np


def sigmoide(z):
    return 1.0 / (1.0 + np.exp(-z))


class Densa:
    def __init__(self, entradas, salidas, lineal=False):
        self.W = np.random.randn(entradas, salidas) * 2 * np.sqrt(1.0 / entradas)
        self.b = np.zeros((1, salidas))
        self.lineal = lineal

    def adelante(self, x):
        z = x.dot(self.W) + self.b
        self.salida = z if self.lineal else sigmoide(z)
        return self.salida

    def atras(self, delta, x):
        if not self.lineal:
            delta = delta * self.salida * (1 - self.salida)
        self.dW = x.T.dot(delta)
        self.db = delta.sum(axis=0, keepdims=True)
        return delta.dot(self.W.T)


N = 300
s = np.random.uniform(1, 100, (N, 1))      # deslizamiento en %
v = np.random.uniform(280, 440, (N, 1))    # voltios
par = 3.6 * (v / 400) ** 2 / (s / 20 + 20 / s)
X = np.hstack([s, v])
Y = (par - par.mean()) / par.std()

capas = [Densa(2, 16), Densa(16, 16), Densa(16, 1, lineal=True)]
alfa = 0.3

for epoca in range(4000):
    salida = (X - X.mean(axis=0)) / X.std(axis=0)
    for capa in capas:
        salida = capa.adelante(salida)
    error = salida - Y
    delta = error / N
    for k in range(len(capas) - 1, -1, -1):
        x = capas[k - 1].salida if k > 0 else X
        delta = capas[k].atras(delta, x)
    for capa in capas:
        capa.W -= alfa * capa.dW
        capa.b -= alfa * capa.db
    if epoca % 400 == 0:
        print("epoca", epoca, "ECM", (error ** 2).mean() / 2)

prediccion = (X - X.mean(axis=0)) / X.std(axis=0)
for capa in capas:
    prediccion = capa.adelante(prediccion)
print("R2 =", 1 - ((prediccion - Y) ** 2).sum() / ((Y - Y.mean()) ** 2).sum())
