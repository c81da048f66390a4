import math
import random

# temperatuur van de ketting tegen zaagtijd, alles in pure python
random.seed(4)

tijden = [i / 40 for i in range(41)]                       # minuten, 0..1
temps = [1.2 + 0.8 * math.cos(4 * t) for t in tijden]       # in honderden graden

H = 6
w1 = [random.uniform(-3, 3) for _ in range(H)]
w2 = [random.uniform(-1, 1) for _ in range(H)]
eta = 0.1


def voorspel(t):
    verborgen = [math.tanh(w * t) for w in w1]
    uit = sum(v * h for v, h in zip(w2, verborgen))
    return verborgen, uit


for ronde in range(1500):
    totaal = 0.0
    for t, doel in zip(tijden, temps):
        verborgen, uit = voorspel(t)
        fout = uit - doel
        totaal += fout ** 2
        for j in range(H):
            delta = fout * w2[j] * (1 - verborgen[j] ** 2)
            w2[j] -= eta * fout * verborgen[j]
            w1[j] -= eta * delta * t
    if ronde % 100 == 0:
        print("ronde", ronde, "fout", totaal / len(tijden))

uitkomst = [voorspel(t)[1] for t in tijden]
for t, doel, u in zip(tijden, temps, uitkomst):
    print("%.2f  %.3f  %.3f" % (t, doel, u))
