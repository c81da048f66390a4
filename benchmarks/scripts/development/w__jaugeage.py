# -*- coding: utf-8 -*-
"""
Courbe de tarage de la station : hauteur d'eau (cm) -> debit (m3/s)
Jaugeages refaits avec la formule du seuil + erreur de mesure.
"""
import numpy as np

np.random.seed(3)

n_jaug = 180
hauteur = np.random.uniform(20, 420, n_jaug)
debit = 0.004 * (hauteur - 10) ** 1.75 + 12 / (1 + np.exp(-(hauteur - 250) / 15.0))
debit = debit + np.random.normal(0, 1.5, n_jaug)

H = hauteur.reshape(-1, 1)
Q = debit.reshape(-1, 1)

nb_neurones = 15
W1 = np.random.randn(1, nb_neurones)
B1 = np.random.randn(1, nb_neurones)
W2 = np.random.randn(nb_neurones, 1) * 0.3
B2 = np.zeros((1, 1))

pas = 0.02
erreurs = []

for it in range(6000):
    # propagation
    S1 = np.tanh(H @ W1 + B1)
    Qcalc = S1 @ W2 + B2

    ecart = Qcalc - Q
    eqm = np.mean(ecart ** 2)
    erreurs.append(eqm)

    # retropropagation
    d2 = 2 * ecart / n_jaug
    gW2 = S1.T @ d2
    gB2 = d2.sum(axis=0, keepdims=True)
    d1 = (d2 @ W2.T) * (1 - S1 ** 2)
    gW1 = H.T @ d1
    gB1 = d1.sum(axis=0, keepdims=True)

    W1 -= pas * gW1
    B1 -= pas * gB1
    W2 -= pas * gW2
    B2 -= pas * gB2

    if it % 500 == 0:
        print("iteration %5d   EQM = %.3f" % (it, eqm))

# je n'obtiens que des marches d'escalier...
plt.scatter(hauteur, debit, s=8, label="jaugeages")
plt.scatter(hauteur, Qcalc, s=8, label="reseau")
plt.xlabel("hauteur (cm)")
plt.ylabel("debit (m3/s)")
plt.legend()
plt.show()
