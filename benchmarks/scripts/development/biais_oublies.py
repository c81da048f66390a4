# Réseau de neurones en couches, régression de la résistance d'un pont de capteurs
import numpy as np


class Couche:
    def __init__(self, n_entree, n_sortie):
        self.poids = np.random.randn(n_entree, n_sortie) * np.sqrt(2.0 / n_entree)
        self.biais = np.zeros(n_sortie)

    def avant(self, x):
        self.x = x
        return np.dot(x, self.poids) + self.biais

    def arriere(self, d, taux):
        d_poids = np.dot(self.x.T, d)
        d_biais = d.sum(axis=0)
        d_x = np.dot(d, self.poids.T)
        self.poids -= taux * d_poids
        self.biais -= taux * d_biais
        return d_x


class ReLU:
    def avant(self, x):
        self.actif = x > 0
        return x * self.actif

    def arriere(self, d, taux):
        return d * self.actif


class Reseau:
    def __init__(self):
        self.couches = [Couche(1, 30), ReLU(), Couche(30, 30), ReLU(), Couche(30, 1)]

    def predire(self, x):
        for couche in self.couche:
            x = couche.avant(x)
        return x

    def entrainer(self, x, y, epoques, taux):
        pertes = []
        for epoque in range(epoques):
            sortie = self.predire(x)
            pertes.append(np.mean((sortie - y) ** 2))
            d = 2 * (sortie - y) / len(x)
            for couche in reversed(self.couches):
                d = couche.arriere(d, taux)
            if epoque % 100 == 0:
                print("époque", epoque, "perte", pertes[-1])
        return pertes


deformation = np.linspace(-1.7, 1.7, 240).reshape(-1, 1)
tension = np.sin(2 * deformation) + 0.3 * deformation ** 2 + 0.03 * np.random.randn(240, 1)

reseau = Reseau()
pertes = reseau.entrainer(deformation, tension, epoques=2000, taux=1e-5)
estimation = reseau.predire(deformation)
print("perte finale :", np.mean((estimation - tension) ** 2))
