# Regenfass leerlaufen lassen: Fuellstand (Liter) -> Zeit bis leer (Sekunden)
# Gemessen mit Stoppuhr und Wasserzaehler, ca. 250 Versuche
import numpy as np

np.random.seed(11)
n = 250
liter = np.random.uniform(20, 900, (n, 1))
sekunden = 4.1 * np.sqrt(liter) + 8 * np.sin(liter / 180.0) + np.random.randn(n, 1)

verdeckt = 12          # Neuronen in der verdeckten Schicht
lernrate = 0.05
epochen = 5000

W1 = np.random.randn(1, verdeckt)
b1 = np.random.randn(1, verdeckt)
W2 = np.random.randn(verdeckt, 1) * 0.1
b2 = np.zeros((1, 1))

fehler_liste = []
for e in range(epochen):
    # vorwaerts
    h = np.tanh(liter @ W1 + b1)
    ausgabe = h @ W2 + b2

    fehler = ausgabe - sekunden
    mse = np.mean(fehler ** 2)
    fehler_liste.append(mse)
    if e % 500 == 0:
        print("Epoche", e, "MSE", mse)

    # rueckwaerts
    d = 2 * fehler / n
    dW2 = h.T @ d
    db2 = d.sum(axis=0, keepdims=True)
    dh = d @ W2.T * (1 - h ** 2)
    dW1 = liter.T @ dh
    db1 = dh.sum(axis=0, keepdims=True)

    W1 -= lernrate * dW1
    b1 -= lernrate * db1
    W2 -= lernrate * dW2
    b2 -= lernrate * db2

# warum ist die Kurve nur eine waagrechte Linie??
reihenfolge = np.argsort(liter[:, 0])
plt.scatter(liter, sekunden, s=4)
plt.plot(liter[reihenfolge], ausgabe[reihenfolge], "r")
plt.show()
