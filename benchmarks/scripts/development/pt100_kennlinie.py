# Kennlinie eines Pt100-Fühlers mit einem kleinen Netz lernen
# (Widerstand rein, Temperatur raus)
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(4)

# Messwerte: Temperatur in Grad Celsius, Widerstand in Ohm
T = np.linspace(-150, 600, 120)
R = 100 * (1 + 3.9083e-3 * T - 5.775e-7 * T**2)
R = R + np.random.normal(0, 0.05, R.shape)

eingang = R.reshape(-1, 1)
ziel = T.reshape(-1, 1) / 100          # in 100 Grad, damit die Zahlen klein bleiben

n_versteckt = 12
W1 = np.random.randn(1, n_versteckt)
b1 = np.random.randn(n_versteckt)
W2 = np.random.randn(n_versteckt, 1) * 0.3
b2 = np.zeros(1)

schrittweite = 0.03
verlauf = []
for epoche in range(4000):
    # vorwärts
    h = np.tanh(eingang.dot(W1) + b1)
    ausgabe = h.dot(W2) + b2
    fehler = ausgabe - ziel
    verlauf.append(np.mean(fehler ** 2))

    # rückwärts
    d_aus = 2 * fehler / len(eingang)
    dW2 = h.T.dot(d_aus)
    db2 = d_aus.sum(axis=0)
    d_h = d_aus.dot(W2.T) * (1 - h ** 2)
    dW1 = eingang.T.dot(d_h)
    db1 = d_h.sum(axis=0)

    W1 -= schrittweite * dW1
    b1 -= schrittweite * db1
    W2 -= schrittweite * dW2
    b2 -= schrittweite * db2

print("mittlerer quadratischer Fehler am Ende:", verlauf[-1])
# warum kommt für alle Widerstände dasselbe heraus?
for i in range(0, 120, 20):
    print("%7.2f Ohm  gemessen %7.1f  Netz %7.1f" % (R[i], T[i], 100 * ausgabe[i, 0]))

plt.plot(R, T, "k.", label="Messung")
plt.plot(R, 100 * ausgabe, "r-", label="Netz")
plt.xlabel("R / Ohm")
plt.ylabel("T / °C")
plt.legend()
plt.show()
