# -*- coding: utf-8 -*-
# Practica 2: red neuronal para estimar el caudal de salida de la presa
# entradas: nivel, apertura de compuerta, lluvia del dia anterior (ya normalizadas)
import numpy as np

np.random.seed(12)


def generar_datos(n):
    nivel = np.random.uniform(-1, 1, n)
    apertura = np.random.uniform(-1, 1, n)
    lluvia = np.random.uniform(-1, 1, n)
    caudal = (1 + apertura) * np.sqrt(1.2 + nivel) - 0.8 + 0.5 * np.tanh(2 * lluvia)
    return np.c_[nivel, apertura, lluvia], caudal.reshape(-1, 1)


def inicializar_pesos(n_entrada, n_oculta):
    # los pesos tienen que ser aleatorios y bien distintos entre si
    pesos = []
    pesos.append(np.random.randn(n_entrada, n_oculta) * 25)
    pesos.append(np.zeros((1, n_oculta)))
    pesos.append(np.random.randn(n_oculta, 1) * 25)
    pesos.append(np.zeros((1, 1)))
    return pesos


def propagar(X, pesos):
    P1, s1, P2, s2 = pesos
    oculta = np.tanh(np.dot(X, P1) + s1)
    salida = np.dot(oculta, P2) + s2
    return oculta, salida


def retropropagar(X, Y, pesos):
    oculta, salida = propagar(X, pesos)
    delta_salida = 2 * (salida - Y) / X.shape[0]
    delta_oculta = np.dot(delta_salida, pesos[2].T) * (1 - oculta ** 2)
    return [np.dot(X.T, delta_oculta), delta_oculta.sum(axis=0, keepdims=True),
            np.dot(oculta.T, delta_salida), delta_salida.sum(axis=0, keepdims=True)]


def entrenar(X, Y, n_oculta=15, tasa=0.02, epocas=3000):
    pesos = inicializar_pesos(X.shape[1], n_oculta)
    for epoca in range(epocas):
        gradientes = retropropagar(X, Y, pesos)
        for i in range(4):
            pesos[i] = pesos[i] - tasa * gradientes[i]
        if epoca % 300 == 0:
            _, salida = propagar(X, pesos)
            print('epoca', epoca, 'error', np.mean((salida - Y) ** 2))
    return pesos


X, Y = generar_datos(300)
pesos = entrenar(X, Y)
_, estimado = propagar(X, pesos)
print('error final:', np.mean((estimado - Y) ** 2))
