# Bonjour, mon réseau diverge au lieu d'apprendre le sinus, voici le code complet
import numpy as np


def initialiser(n_cachee, graine=0):
    gen = np.random.default_rng(graine)
    return {
        "poids_c": gen.normal(0, 1.5, (1, n_cachee)),
        "biais_c": gen.normal(0, 1.5, n_cachee),
        "poids_s": gen.normal(0, 0.2, (n_cachee, 1)),
        "biais_s": np.zeros(1),
    }


def propager(reseau, x):
    cachee = np.tanh(x @ reseau["poids_c"] + reseau["biais_c"])
    sortie = cachee @ reseau["poids_s"] + reseau["biais_s"]
    return cachee, sortie


def retropropager(reseau, x, y):
    cachee, sortie = propager(reseau, x)
    n = len(x)
    ecart = y - sortie
    d_sortie = 2 * ecart / n
    d_cachee = (d_sortie @ reseau["poids_s"].T) * (1 - cachee ** 2)
    return np.mean(ecart ** 2), {
        "poids_s": cachee.T @ d_sortie,
        "biais_s": d_sortie.sum(axis=0),
        "poids_c": x.T @ d_cachee,
        "biais_c": d_cachee.sum(axis=0),
    }


def entrainer(reseau, x, y, pas, tours):
    for t in range(tours):
        cout, grad = retropropager(reseau, x, y)
        for nom in reseau:
            reseau[nom] = reseau[nom] - pas * grad[nom]
        if t % 500 == 0:
            print(f"tour {t:5d}  coût = {cout:.5f}")
    return reseau


x = np.linspace(-np.pi, np.pi, 150).reshape(-1, 1)
y = np.sin(x)
reseau = entrainer(initialiser(20), x, y, pas=0.05, tours=3000)
_, approximation = propager(reseau, x)
print("erreur max", np.abs(approximation - y).max())
