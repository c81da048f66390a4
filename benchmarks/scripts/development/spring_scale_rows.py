# Federwaage: Auslenkung (cm) gegen Masse (g), ein winziges Netz reicht
import numpy as np

masse = np.array([0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500.0])
auslenkung = np.array([0.02, 1.01, 1.99, 3.03, 4.00, 4.98, 6.02, 6.99, 8.01, 9.02, 9.98])

x = masse / 250 - 1
t = auslenkung / 5 - 1

np.random.seed(5)
w1 = np.random.uniform(-0.5, 0.5, 3)
b1 = np.zeros(3)
w2 = np.random.uniform(-0.5, 0.5, 3)
b2 = 0.0
lernrate = 0.05

for epoche in range(3000):
    summe = 0.0
    for i in np.random.permutation(len(x)):
        h = np.tanh(w1 * x[i] + b1)
        y = np.dot(w2, h) + b2
        fehler = y - t[i]
        summe += fehler ** 2
        dh = fehler * w2 * (1 - h ** 2)
        w2 -= lernrate * fehler * h
        b2 -= lernrate * fehler
        w1 -= lernrate * dh * x[i]
        b1 -= lernrate * dh
    if epoche % 300 == 0:
        print("Epoche %4d: %.6f" % (epoche, summe / len(x)))

netz = np.array([np.dot(w2, np.tanh(w1 * xi + b1)) + b2 for xi in x]) * 5 + 5
for m, a, n in zip(masse, auslenkung, netz):
    print(f"{m:5.0f} g   {a:5.2f} cm   {n:5.2f} cm")
