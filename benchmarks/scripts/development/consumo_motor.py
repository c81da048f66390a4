# -*- coding: utf-8 -*-
# Consumo de un motor diesel en funcion de la carga y las revoluciones
# Red neuronal con una capa oculta y mini-lotes
import numpy as np

n = 600
carga = np.random.uniform(0, 1, (n, 1))
rev = np.random.uniform(0, 1, (n, 1))
consumo = 0.8 * carga + 0.6 * (rev - 0.55) ** 2 + 0.5 * np.sin(3 * carga * rev) + 0.01 * np.random.normal(size=(n, 1))

entradas = np.hstack([carga, rev]) * 2 - 1
salida = (consumo - consumo.mean()) / consumo.std()

# parametros
ocultas = 20
tasa = 0.1
lote = 100
epocas = 200

W1 = np.random.normal(0, 0.7, (2, ocultas))
b1 = np.zeros((1, ocultas))
W2 = np.random.normal(0, 0.3, (ocultas, 1))
b2 = np.zeros((1, 1))


def sigmoide(z):
    return 1 / (1 + np.exp(-z))


for epoca in range(epocas):
    orden = np.random.permutation(n)
    error_total = 0
    for inicio in range(0, n, lote):
        ind = orden[inicio:inicio + lote]
        x, y = entradas[ind], salida[ind]

        h = sigmoide(x @ W1 + b1)
        y_red = h @ W2 + b2
        error_total += np.mean((y_red - y) ** 2)

        # retropropagacion
        dy = 2 * (y_red - y)
        dW2 = h.T @ dy
        db2 = dy.sum(axis=0, keepdims=True)
        dh = dy @ W2.T * h * (1 - h)
        dW1 = x.T @ dh
        db1 = dh.sum(axis=0, keepdims=True)

        W1 -= tasa * dW1
        b1 -= tasa * db1
        W2 -= tasa * dW2
        b2 -= tasa * db2
    if epoca % 20 == 0:
        print("epoca", epoca, "error", error_total * lote / n)

y_final = sigmoide(entradas @ W1 + b1) @ W2 + b2
print("ECM final:", np.mean((y_final - salida) ** 2))
