import numpy as np

# Vitesse d'un courant de maree (cm/s) selon l'heure de la maree et le coefficient
rng = np.random.RandomState(31)


def genere(n):
    heure = rng.uniform(-6, 6, n)
    coef = rng.uniform(30, 115, n)
    vitesse = coef * np.sin(heure * np.pi / 6) * (1 + 0.2 * np.cos(heure / 2)) + 80
    return np.column_stack([heure, coef]), vitesse + rng.normal(0, 3, n)


X_app, v_app = genere(900)
X_test, v_test = genere(200)

# centrage-reduction avec les statistiques de l'apprentissage
moy, ecart = X_app.mean(axis=0), X_app.std(axis=0)
v_moy, v_ecart = v_app.mean(), v_app.std()
Xn = (X_app - moy) / ecart
vn = ((v_app - v_moy) / v_ecart)[:, None]

n_caches = 20
poids1 = rng.normal(0, 1.0, (2, n_caches))
biais1 = rng.normal(0, 0.5, n_caches)
poids2 = rng.normal(0, 0.2, (n_caches, 1))
biais2 = np.zeros(1)


def reseau(x):
    return np.tanh(x @ poids1 + biais1) @ poids2 + biais2


taux, taille_lot = 0.08, 30
for epoque in range(250):
    melange = rng.permutation(len(Xn))
    for lot in np.array_split(melange, len(Xn) // taille_lot):
        x, cible = Xn[lot], vn[lot]
        c = np.tanh(x @ poids1 + biais1)
        erreur = (c @ poids2 + biais2 - cible) / len(lot)
        retro = erreur @ poids2.T * (1 - c * c)
        poids2 -= taux * c.T @ erreur
        biais2 -= taux * erreur.sum(axis=0)
        poids1 -= taux * x.T @ retro
        biais1 -= taux * retro.sum(axis=0)
    if epoque % 50 == 0:
        print("epoque", epoque, "erreur apprentissage", np.mean((reseau(Xn) - vn) ** 2))

# l'apprentissage est bon (0.01) mais le test est catastrophique
v_prevu = reseau((X_test - moy) / ecart).ravel()
eqm = np.mean((v_prevu - v_test) ** 2)
print("EQM test :", eqm, "  R2 test :", 1 - eqm / np.var(v_test))
