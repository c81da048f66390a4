# leves energiatartalma (kcal/adag) a zsir es a rizs mennyisegebol
# tiszta python, numpy nelkul
import math
import random

random.seed(12)

adatok = []
for _ in range(80):
    zsir = random.uniform(0, 15)
    rizs = random.uniform(0, 60)
    kcal = 9 * zsir + 3.6 * rizs + 40 * math.sin(rizs / 10) + random.gauss(0, 8)
    adatok.append(((zsir - 7.5) / 4.3, (rizs - 30) / 17.0, (kcal - 175) / 75.0))

REJTETT = 12
w1 = [[random.gauss(0, 1), random.gauss(0, 1)] for _ in range(REJTETT)]
b1 = [random.gauss(0, 1) for _ in range(REJTETT)]
w2 = [random.gauss(0, 0.3) for _ in range(REJTETT)]
b2 = 0.0


def szig(z):
    return 1.0 / (1.0 + math.exp(-z))


def halo(x, y):
    h = [math.tanh(w1[j][0] * x + w1[j][1] * y + b1[j]) for j in range(REJTETT)]
    s = b2
    for j in range(REJTETT):
        s += w2[j] * h[j]
    return h, szig(s)


ETA = 0.05
for kor in range(300):
    osszeg = 0.0
    for x, y, cel in adatok:
        h, ki = halo(x, y)
        hiba = ki - cel
        osszeg += hiba * hiba
        delta = hiba * ki * (1 - ki)
        for j in range(REJTETT):
            dh = delta * w2[j] * (1 - h[j] ** 2)
            w2[j] -= ETA * delta * h[j]
            w1[j][0] -= ETA * dh * x
            w1[j][1] -= ETA * dh * y
            b1[j] -= ETA * dh
        b2 -= ETA * delta
    if kor % 30 == 0:
        print("kor", kor, "atlagos hiba", osszeg / len(adatok))

becsult = [halo(x, y)[1] for x, y, cel in adatok]
mert = [cel for x, y, cel in adatok]
for b, m in list(zip(becsult, mert))[:5]:
    print("becsult %.2f  mert %.2f" % (b, m))
