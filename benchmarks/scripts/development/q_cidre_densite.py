import numpy as np

# densité du cidre pendant la fermentation (jours -> points de densité)
jours = np.arange(0, 60, 0.75)
densite = 45 / (1 + np.exp((jours - 22) / 5)) + np.random.normal(0, 0.6, len(jours))

x = (jours - jours.mean()) / jours.std()
d = (densite - densite.mean()) / densite.std()

nb = 10
poids = np.random.normal(0, 1.5, nb)
seuil = np.random.normal(0, 1.0, nb)
sortie = np.random.normal(0, 0.3, nb)
biais = 0.0

taux = 0.05
decroissance = 0.95

for passe in range(300):
    cout = 0
    for i in np.random.permutation(len(x)):
        cache = np.tanh(poids * x[i] + seuil)
        pred = np.dot(sortie, cache) + biais
        erreur = pred - d[i]
        cout += erreur ** 2

        retour = erreur * sortie * (1 - cache ** 2)
        sortie = sortie - taux * erreur * cache
        biais = biais - taux * erreur
        poids = poids - taux * retour * x[i]
        seuil = seuil - taux * retour

        # on diminue le taux peu à peu
        taux = taux * decroissance
    if passe % 20 == 0:
        print("passe", passe, "coût", cout / len(x))

estime = np.array([np.dot(sortie, np.tanh(poids * xi + seuil)) + biais for xi in x])
print("erreur finale :", np.mean((estime - d) ** 2))
