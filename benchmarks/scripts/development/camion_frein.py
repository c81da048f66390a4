# Distance d'arrêt d'un camion : vitesse, charge, pente. Arrêt anticipé sur un jeu de validation.
import numpy as np

rng = np.random.RandomState(6)


class Reseau:
    def __init__(self, n_entree, n_cache):
        self.p = [
            rng.randn(n_entree, n_cache) / np.sqrt(n_entree),
            rng.randn(n_cache) * 0.5,
            rng.randn(n_cache, 1) / np.sqrt(n_cache),
            np.zeros(1),
        ]

    def calcule(self, X):
        W, b, V, c = self.p
        return np.tanh(X @ W + b) @ V + c

    def gradient(self, X, Y):
        W, b, V, c = self.p
        h = np.tanh(X @ W + b)
        e = 2 * (h @ V + c - Y) / len(X)
        dh = e @ V.T * (1 - h ** 2)
        return [X.T @ dh, dh.sum(0), h.T @ e, e.sum(0)]

    def entraine(self, X, Y, Xv, Yv, pas=0.08, inertie=0.9, patience=200, maximum=5000):
        vitesse = [np.zeros_like(a) for a in self.p]
        meilleur, copie, attente = np.inf, None, 0
        for k in range(maximum):
            g = self.gradient(X, Y)
            vitesse = [inertie * v - pas * d for v, d in zip(vitesse, g)]
            self.p = [a + v for a, v in zip(self.p, vitesse)]
            perte = np.mean((self.calcule(Xv) - Yv) ** 2)
            if perte < meilleur:
                meilleur, attente = perte, 0
                copie = [a.copy() for a in self.p]
            else:
                attente += 1
                if attente >= patience:
                    print("arrêt à l'itération", k)
                    break
        self.p = copie
        return meilleur


n = 420
vitesse = rng.uniform(20, 100, n)
charge = rng.uniform(0, 20, n)
pente = rng.uniform(-6, 6, n)
distance = vitesse / 3.6 + (vitesse / 3.6) ** 2 / (2 * (5.5 - 0.06 * charge + 0.098 * pente))
distance += rng.normal(0, 1.5, n)

X = np.c_[vitesse, charge, pente]
X = (X - X.mean(0)) / X.std(0)
Y = ((distance - distance.mean()) / distance.std())[:, None]
melange = rng.permutation(n)
app, val = melange[:320], melange[320:]

reseau = Reseau(3, 20)
perte = reseau.entraine(X[app], Y[app], X[val], Y[val])
sortie = reseau.calcule(X)
print("erreur de validation", perte)
