# Intarzierea autobuzului (minute) in functie de ora si de nivelul ploii
# antrenare exemplu cu exemplu, ca in cartea de laborator
import math
import random

import numpy as np

random.seed(3)
np.random.seed(3)

date = []
for i in range(60):
    ora = random.uniform(-1, 1)
    ploaie = random.uniform(0, 1)
    intarziere = 0.8 * math.exp(-8 * (ora - 0.4) ** 2) + 0.6 * ploaie ** 2 - 0.4
    date.append((ora, ploaie, intarziere))

ASCUNSI = 10
w = np.random.uniform(-2, 2, (ASCUNSI, 2))
bw = np.random.uniform(-1, 1, ASCUNSI)
v = np.random.uniform(-0.5, 0.5, ASCUNSI)
bv = 0.0
rata = 0.1

for epoca in range(250):
    suma = 0.0
    for ora, ploaie, tinta in date:
        x = np.array([ora, ploaie])
        suma_in = w.dot(x) + bw
        h = np.tanh(suma_in)
        o = v.dot(h) + bv
        eroare = o - tinta
        suma += eroare ** 2
        # gradientii
        grad_v = eroare * h
        grad_bv = eroare
        delta = eroare * v * (1 - suma_in ** 2)
        grad_w = np.outer(delta, x)
        grad_bw = delta
        v = v - rata * grad_v
        bv = bv - rata * grad_bv
        w = w - rata * grad_w
        bw = bw - rata * grad_bw
    if epoca % 25 == 0:
        print("epoca %d eroare medie %f" % (epoca, suma / len(date)))

rezultat = []
for ora, ploaie, tinta in date:
    rezultat.append(float(v.dot(np.tanh(w.dot(np.array([ora, ploaie])) + bw)) + bv))
tinte = [d[2] for d in date]
for r, t in list(zip(rezultat, tinte))[:10]:
    print("%.3f  %.3f" % (r, t))
