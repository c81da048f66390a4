# Altitude (m) -> pression (hPa), table de l'atmosphère standard
# Le réseau ne fait rien de bon, et parfois il sort des nan.
import numpy as np

altitude = np.linspace(0, 11000, 111).reshape(-1, 1)
pression = 1013.25 * (1 - 2.25577e-5 * altitude) ** 5.25588

cible = pression / 500 - 1

np.random.seed(30)
n = 10
w1 = np.random.uniform(-1, 1, (1, n))
b1 = np.random.uniform(-1, 1, n)
w2 = np.random.uniform(-1, 1, (n, 1))
b2 = np.zeros(1)
pas = 0.05


def tanh(z):
    return np.tanh(z)


for iteration in range(3000):
    couche = tanh(altitude @ w1 + b1)
    sortie = couche @ w2 + b2
    erreur = cible - sortie
    if iteration % 300 == 0:
        print("itération", iteration, "erreur", np.mean(erreur ** 2))

    d2 = 2 * erreur / len(cible)
    d1 = (d2 @ w2.T) * (1 - couche ** 2)
    w2 = w2 - pas * couche.T @ d2
    b2 = b2 - pas * d2.sum(axis=0)
    w1 = w1 - pas * altitude.T @ d1
    b1 = b1 - pas * d1.sum(axis=0)

for a, p, s in zip(altitude[::22, 0], pression[::22, 0], sortie[::22, 0]):
    print("%6.0f m  %7.1f hPa  %7.1f hPa" % (a, p, 500 * (s + 1)))
