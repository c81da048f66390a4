# -*- coding: utf-8 -*-
"""Red neuronal con mini-lotes: sueldo anual a partir de la experiencia y los estudios"""
import numpy as np

rng = np.random.default_rng(11)
n = 500
experiencia = rng.uniform(0, 30, n)
estudios = rng.uniform(8, 20, n)
sueldo = 14000 + 900 * estudios + 26000 * (1 - np.exp(-experiencia / 8)) + rng.normal(0, 1500, n)

# normalizamos las entradas
X = np.column_stack([experiencia, estudios])
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = sueldo.reshape(-1, 1)

n_oculta = 20
tasa = 0.05
lote = 25
epocas = 120

W1 = rng.normal(0, 1, (2, n_oculta))
b1 = np.zeros(n_oculta)
W2 = rng.normal(0, 0.3, (n_oculta, 1))
b2 = np.zeros(1)

def relu(z):
    return np.maximum(z, 0)

for epoca in range(epocas):
    orden = rng.permutation(n)
    for i in range(0, n, lote):
        ind = orden[i:i + lote]
        xb, yb = X[ind], Y[ind]
        # hacia adelante
        z = xb @ W1 + b1
        a = relu(z)
        salida = a @ W2 + b2
        # hacia atras
        error = 2 * (salida - yb) / len(ind)
        gW2 = a.T @ error
        gb2 = error.sum(axis=0)
        ga = error @ W2.T
        gz = ga * (z > 0)
        gW1 = xb.T @ gz
        gb1 = gz.sum(axis=0)
        # actualizar
        W1 -= tasa * gW1
        b1 -= tasa * gb1
        W2 -= tasa * gW2
        b2 -= tasa * gb2
    if (epoca + 1) % 20 == 0:
        costo = np.mean((relu(X @ W1 + b1) @ W2 + b2 - Y) ** 2)
        print("epoca", epoca + 1, "costo", costo)   # nan, nan, nan ...

pred = relu(X @ W1 + b1) @ W2 + b2
print("error medio en euros:", np.mean(np.abs(pred - Y)))
