# Termistör kalibrasyonu: direnç -> sıcaklık, her ölçüm için ayrı güncelleme (online öğrenme)
import random
import math

random.seed(1)

# ölçümler: (normalize direnç, normalize sıcaklık)
veri = []
for i in range(60):
    r = -1.5 + 3.0 * i / 59
    s = 1.2 * math.exp(-1.1 * r) - 1.5 + 0.5 * math.sin(3 * r) + random.gauss(0, 0.02)
    veri.append((r, s))

GIZLI = 8
ORAN = 0.00001
w1 = [random.uniform(-2, 2) for _ in range(GIZLI)]
b1 = [random.uniform(-2, 2) for _ in range(GIZLI)]
w2 = [random.uniform(-0.5, 0.5) for _ in range(GIZLI)]
b2 = 0.0


def ag(r):
    h = [math.tanh(w1[j] * r + b1[j]) for j in range(GIZLI)]
    return h, sum(w2[j] * h[j] for j in range(GIZLI)) + b2


for tur in range(1500):
    toplam = 0.0
    for r, s in veri:
        h, cikis = ag(r)
        e = cikis - s
        toplam += e * e
        for j in range(GIZLI):
            g = e * w2[j] * (1 - h[j] * h[j])
            w2[j] -= ORAN * e * h[j]
            w1[j] -= ORAN * g * r
            b1[j] -= ORAN * g
        b2 -= ORAN * e
    if tur % 300 == 0:
        print("tur", tur, "ortalama hata", toplam / len(veri))

tahmin = [ag(r)[1] for r, s in veri]
gercek = [s for r, s in veri]
for i in (0, 20, 40, 59):
    print("ölçülen %.3f  ağ %.3f" % (gercek[i], tahmin[i]))
