import numpy as np

# réseau de neurones "maison" : température de rosée (normalisée) en fonction de T et HR
np.random.seed(19)
T = np.random.uniform(0, 40, (300, 1))
HR = np.random.uniform(0.2, 1.0, (300, 1))
rosee = T - (1 - HR) * 25 + 4 * np.sin(T / 6)
X = np.hstack([(T - 20) / 11.5, (HR - 0.6) / 0.23])
Y = (rosee - rosee.mean()) / rosee.std()


class Couche:
    def __init__(self, entrees, sorties):
        self.poids = np.random.randn(entrees, sorties) * np.sqrt(2 / entrees)
        self.biais = np.zeros(sorties)

    def avant(self, x):
        self.x = x
        self.z = x @ self.poids + self.biais
        return np.maximum(self.z, 0)

    def arriere(self, d, pas):
        d = d * (self.z > 0)
        dx = d @ self.poids.T
        self.poids -= pas * self.x.T @ d
        self.biais -= pas * d.sum(axis=0)
        return dx


couches = [Couche(2, 24), Couche(24, 24), Couche(24, 1)]

for epoque in range(2000):
    a = X
    for couche in couches:
        a = couche.avant(a)
    perte = np.mean((a - Y) ** 2)
    d = 2 * (a - Y) / len(X)
    for couche in couches[::-1]:
        d = couche.arriere(d, 0.05)
    if epoque % 200 == 0:
        print("époque", epoque, "perte", perte)

print("minimum prédit :", a.min(), " minimum réel :", Y.min())
