# Réseau de neurones "maison" : une liste de couches de même largeur
import numpy as np


class Couche:
    def __init__(self, entree, sortie, lineaire=False):
        self.w = np.random.normal(0, np.sqrt(1 / entree), (entree, sortie))
        self.b = np.zeros((1, sortie))
        self.lineaire = lineaire

    def avant(self, x):
        self.entree = x
        s = x.dot(self.w) + self.b
        self.sortie = s if self.lineaire else np.tanh(s)
        return self.sortie

    def arriere(self, erreur, pas):
        delta = erreur if self.lineaire else erreur * (1 - self.sortie ** 2)
        if self.w.shape[0] == self.w.shape[1]:
            retour = delta.dot(self.w)
        else:
            retour = delta.dot(self.w.T)
        self.w -= pas * self.entree.T.dot(delta)
        self.b -= pas * delta.sum(axis=0, keepdims=True)
        return retour


np.random.seed(4)
n = 300
x = np.random.uniform(-1, 1, (n, 2))
y = np.sin(3 * x[:, :1]) * np.sin(3 * x[:, 1:])

reseau = [Couche(2, 16)] + [Couche(16, 16) for _ in range(4)] + [Couche(16, 1, lineaire=True)]
pas = 0.05

for it in range(2800):
    a = x
    for couche in reseau:
        a = couche.avant(a)
    err = 2 * (a - y) / n
    if it % 250 == 0:
        print("itération", it, "erreur quadratique", np.mean((a - y) ** 2))
    for couche in reversed(reseau):
        err = couche.arriere(err, pas)

print("R2 :", 1 - np.mean((a - y) ** 2) / np.var(y))
