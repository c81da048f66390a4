# Echauffement d'un faisceau de cables : temperature en fonction du courant et du nombre de brins
# TypeError: cannot unpack non-iterable NoneType object  -> je ne comprends pas
import numpy as np

np.random.seed(14)


def generer(n):
    courant = np.random.uniform(0, 30, n)
    brins = np.random.randint(1, 20, n)
    temp = 25 + 0.05 * courant ** 2 * (1 - np.exp(-brins / 6)) + np.random.randn(n) * 0.5
    entree = np.vstack(((courant - 15) / 9, (brins - 10) / 5.5)).T
    sortie = (temp - temp.mean()) / temp.std()
    return entree, sortie[:, None]


def propager(x, poids):
    cachee = np.tanh(x @ poids["Wc"] + poids["bc"])
    sortie = cachee @ poids["Ws"] + poids["bs"]


def retropropager(x, cachee, sortie, cible, poids):
    erreur = 2 * (sortie - cible) / len(x)
    dcachee = erreur @ poids["Ws"].T * (1 - cachee ** 2)
    return {"Wc": x.T @ dcachee, "bc": dcachee.sum(0),
            "Ws": cachee.T @ erreur, "bs": erreur.sum(0)}


x, cible = generer(250)
nc = 15
poids = {
    "Wc": np.random.randn(2, nc),
    "bc": np.random.randn(nc),
    "Ws": np.random.randn(nc, 1) * 0.2,
    "bs": np.zeros(1),
}
pas = 0.1
for epoque in range(3000):
    cachee, sortie = propager(x, poids)
    perte = np.mean((sortie - cible) ** 2)
    grads = retropropager(x, cachee, sortie, cible, poids)
    for cle in poids:
        poids[cle] -= pas * grads[cle]
    if epoque % 300 == 0:
        print("époque", epoque, "perte", perte)

print("perte finale", perte)
