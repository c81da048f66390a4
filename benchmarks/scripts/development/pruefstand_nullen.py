# Reibmoment eines Lagers am Prüfstand, Netz nach Vorlesungsskript
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(15)
drehzahl = np.random.rand(200, 1) * 4 - 2
moment = 0.6 * np.exp(-2 * drehzahl ** 2) + 0.15 * drehzahl ** 2 + 0.02 * np.random.randn(200, 1)

anzahl_neuronen = 20
eta = 0.1
gewichte_1 = np.zeros((1, anzahl_neuronen))
schwellen_1 = np.zeros((1, anzahl_neuronen))
gewichte_2 = np.zeros((anzahl_neuronen, 1))
schwelle_2 = np.zeros((1, 1))

fehlerverlauf = []
for durchlauf in range(5000):
    netz_1 = drehzahl @ gewichte_1 + schwellen_1
    ausgang_1 = np.tanh(netz_1)
    ausgang_2 = ausgang_1 @ gewichte_2 + schwelle_2
    abweichung = ausgang_2 - moment
    fehlerverlauf.append(float((abweichung ** 2).mean()))

    delta_2 = 2 * abweichung / abweichung.shape[0]
    delta_1 = delta_2 @ gewichte_2.T * (1 - ausgang_1 ** 2)
    gewichte_2 -= eta * ausgang_1.T @ delta_2
    schwelle_2 -= eta * delta_2.sum(axis=0)
    gewichte_1 -= eta * drehzahl.T @ delta_1
    schwellen_1 -= eta * delta_1.sum(axis=0)

print("Fehler am Anfang und am Ende:", fehlerverlauf[0], fehlerverlauf[-1])
plt.plot(drehzahl, moment, "x")
plt.plot(np.sort(drehzahl, axis=0), ausgang_2[np.argsort(drehzahl[:, 0])])
plt.xlabel("Drehzahl (normiert)")
plt.show()
