import numpy as np

# Exercice: approximer la hauteur de la maree avec un petit reseau


def donnees(n=300):
    heure = np.random.uniform(-2, 2, (n, 1))
    hauteur = 1.5 * np.sin(2.2 * heure) + 0.4 * heure + 0.05 * np.random.randn(n, 1)
    return heure, hauteur


def initialiser(n_cache=20):
    w1 = np.random.randn(1, n_cache) * 1.5
    b1 = np.random.randn(1, n_cache)
    w2 = np.random.randn(n_cache, 1) * 0.2
    b2 = np.zeros((1, 1))
    return w1, b1, w2, b2


def avant(x, w1, b1, w2, b2):
    h = np.tanh(x @ w1 + b1)
    return h, h @ w2 + b2


def cout(y, cible):
    return np.mean((y - cible) ** 2)


def gradients(x, cible, h, y, w2):
    n = len(x)
    dy = 2 * (y - cible) / n
    dw2 = h.T @ dy / n
    db2 = dy.sum(axis=0, keepdims=True) / n
    dh = dy @ w2.T * (1 - h ** 2)
    dw1 = x.T @ dh / n
    db1 = dh.sum(axis=0, keepdims=True) / n
    return dw1, db1, dw2, db2


def entrainer(x, cible, pas=0.05, iterations=5000):
    poids = initialiser()
    for k in range(iterations):
        h, y = avant(x, *poids)
        if k % 500 == 0:
            print("iteration", k, "cout", cout(y, cible))
        grads = gradients(x, cible, h, y, poids[2])
        poids = [p - pas * g for p, g in zip(poids, grads)]
    return poids


np.random.seed(10)
heure, hauteur = donnees()
poids = entrainer(heure, hauteur)
estimation = avant(heure, *poids)[1]
print("cout final", cout(estimation, hauteur))
