# -*- coding: utf-8 -*-
"""Red neuronal sencilla para la curva de una bomba: caudal -> altura.
La pérdida se va a infinito aunque la tasa es pequeña, no sé qué hago mal."""
import numpy as np

np.random.seed(11)
caudal = np.random.uniform(0, 3, (150, 1))              # m3/h
altura = 2.2 - 0.25 * caudal**2 + 0.5 * np.sin(4 * caudal)   # en decenas de metros

entrada = (caudal - caudal.mean()) / caudal.std()

ocultas = 15
w1 = np.random.normal(0, 2.0, (1, ocultas))
b1 = np.random.normal(0, 1.0, (1, ocultas))
w2 = np.random.normal(0, 0.4, (ocultas, 1))
b2 = np.zeros((1, 1))
tasa = 0.1


def sigmoide(z):
    return 1.0 / (1.0 + np.exp(-z))


for paso in range(6000):
    # propagación hacia adelante
    a1 = sigmoide(entrada @ w1 + b1)
    salida = a1 @ w2 + b2

    # error
    diferencia = salida - altura
    perdida = (diferencia ** 2).mean()
    if paso % 500 == 0:
        print("paso", paso, "perdida", round(perdida, 5))

    # retropropagación
    delta2 = 2 * diferencia / entrada.shape[0]
    delta1 = (delta2 @ w2.T) * a1 * (1 - a1)

    w2 = w2 - tasa * (a1.T @ delta2)
    b2 = b2 - tasa * np.sum(diferencia)
    w1 = w1 - tasa * (entrada.T @ delta1)
    b1 = b1 - tasa * np.sum(delta1, axis=0)

print("perdida final", perdida)
