# -*- coding: utf-8 -*-
# TP réseaux de neurones : volume de la pâte en fonction du temps et de la température
# Problème : la perte descend mais la courbe prédite reste presque plate...
import numpy as np
import matplotlib.pyplot as plt

TAUX = 0.0003        # taux d'apprentissage
EPOQUES = 1500
CACHES = 16


def sigmoide(z):
    return 1 / (1 + np.exp(-z))


def donnees(n=200):
    heures = np.random.uniform(0, 6, n)
    temp = np.random.uniform(18, 34, n)
    pousse = 1 + 1.8 * sigmoide(2 * (heures - 3 + 0.12 * (temp - 26)))
    X = np.stack([(heures - 3) / 1.7, (temp - 26) / 4.6], axis=1)
    return X, pousse.reshape(-1, 1) + 0.03 * np.random.randn(n, 1)


def initialiser():
    W1 = np.random.randn(2, CACHES)
    b1 = np.zeros(CACHES)
    W2 = np.random.randn(CACHES, 1) / np.sqrt(CACHES)
    b2 = np.zeros(1)
    return W1, b1, W2, b2


def propager(X, W1, b1, W2, b2):
    a = sigmoide(X @ W1 + b1)
    return a, a @ W2 + b2


def entrainer(X, y):
    W1, b1, W2, b2 = initialiser()
    pertes = []
    for epoque in range(EPOQUES):
        a, sortie = propager(X, W1, b1, W2, b2)
        pertes.append(np.mean((sortie - y) ** 2))
        delta2 = 2 * (sortie - y) / len(X)
        delta1 = delta2 @ W2.T * a * (1 - a)
        W2 -= TAUX * a.T @ delta2
        b2 -= TAUX * delta2.sum(axis=0)
        W1 -= TAUX * X.T @ delta1
        b1 -= TAUX * delta1.sum(axis=0)
        if epoque % 100 == 0:
            print('époque %d perte %.5f' % (epoque, pertes[-1]))
    return (W1, b1, W2, b2), pertes


np.random.seed(12)
X, y = donnees()
poids, pertes = entrainer(X, y)
_, prevu = propager(X, *poids)
plt.plot(pertes)
plt.show()
