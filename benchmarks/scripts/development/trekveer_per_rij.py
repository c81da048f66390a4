# Uitrekking van een versleten trekveer, een meting tegelijk aangeboden
import math
import random

random.seed(11)
N_VERBORGEN = 9
LEERTEMPO = 0.03

metingen = []
for _ in range(150):
    kracht = random.uniform(-1.5, 1.5)
    rek = 3.0 + 0.8 * kracht ** 2 + 0.4 * kracht
    metingen.append((kracht, rek))

v = [random.gauss(0, 1) for _ in range(N_VERBORGEN)]
w = [random.gauss(0, 0.4) for _ in range(N_VERBORGEN)]


def bereken(x):
    verborgen = [math.tanh(v[j] * x) for j in range(N_VERBORGEN)]
    uit = sum(w[j] * verborgen[j] for j in range(N_VERBORGEN))
    return verborgen, uit


for ronde in range(300):
    random.shuffle(metingen)
    totaal = 0.0
    for kracht, rek in metingen:
        verborgen, uit = bereken(kracht)
        fout = uit - rek
        totaal += fout * fout
        for j in range(N_VERBORGEN):
            terug = fout * w[j] * (1 - verborgen[j] ** 2)
            w[j] -= LEERTEMPO * fout * verborgen[j]
            v[j] -= LEERTEMPO * terug * kracht
    if ronde % 50 == 0:
        print("ronde", ronde, "gemiddelde kwadratische fout", totaal / len(metingen))

voorspeld = [bereken(k)[1] for k, _ in metingen]
gemeten = [r for _, r in metingen]
for k, g, p in list(zip(metingen, gemeten, voorspeld))[:5]:
    print(k[0], g, p)
