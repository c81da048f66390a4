# distance de freinage normalisée en fonction de la vitesse, apprentissage ligne par ligne
import numpy as np

np.random.seed(9)
n = 60
vitesse = np.random.uniform(-1, 1, n)
distance = np.sin(2.5 * vitesse) + 0.5 * vitesse ** 2 + np.random.normal(0, 0.05, n)

nb_neurones = 12
poids_1 = np.random.randn(nb_neurones) * 2
biais_1 = np.random.randn(nb_neurones)
poids_2 = np.random.randn(nb_neurones) * 0.3
biais_2 = 0.0

taux = 0.0001

for epoque in range(60):
    erreur_totale = 0
    for i in range(n):
        x = vitesse[i]
        cible = distance[i]

        cachee = np.tanh(poids_1 * x + biais_1)
        sortie = np.dot(poids_2, cachee) + biais_2
        erreur = sortie - cible
        erreur_totale += erreur ** 2

        d_poids_2 = 2 * erreur * cachee
        d_biais_2 = 2 * erreur
        d_cachee = 2 * erreur * poids_2 * (1 - cachee ** 2)
        d_poids_1 = d_cachee * x
        d_biais_1 = d_cachee

        poids_2 = poids_2 - taux * d_poids_2
        biais_2 = biais_2 - taux * d_biais_2
        poids_1 = poids_1 - taux * d_poids_1
        biais_1 = biais_1 - taux * d_biais_1

    if epoque % 10 == 0:
        print("époque", epoque, "erreur moyenne", erreur_totale / n)

prediction = np.array([np.dot(poids_2, np.tanh(poids_1 * v + biais_1)) + biais_2 for v in vitesse])
print("R2 =", 1 - np.sum((prediction - distance) ** 2) / np.sum((distance - distance.mean()) ** 2))
