# Temperatura del forno a legna: termocoppia ogni minuto (in centinaia di gradi)
# rete 1 - 8 - 1 in python puro, senza numpy
import math
import random

random.seed(8)

tempi = [i / 30.0 - 1.5 for i in range(90)]              # tempo scalato e centrato
gradi = [3.1 + 0.9 * math.cos(2.0 * t) + random.gauss(0, 0.03) for t in tempi]

N = 8
pesi_in = [random.uniform(-2, 2) for _ in range(N)]
pesi_out = [random.uniform(-0.5, 0.5) for _ in range(N)]
eta = 0.02


def calcola(t):
    nascosti = [math.tanh(p * t) for p in pesi_in]
    uscita = sum(p * h for p, h in zip(pesi_out, nascosti))
    return nascosti, uscita


coppie = list(zip(tempi, gradi))
for giro in range(400):
    random.shuffle(coppie)
    somma = 0.0
    for t, g in coppie:
        nascosti, uscita = calcola(t)
        errore = uscita - g
        somma += errore ** 2
        for j in range(N):
            delta = errore * pesi_out[j] * (1 - nascosti[j] ** 2)
            pesi_out[j] -= eta * errore * nascosti[j]
            pesi_in[j] -= eta * delta * t
    if giro % 50 == 0:
        print("giro", giro, "errore medio", somma / len(coppie))

stima = [calcola(t)[1] for t in tempi]
for t, g, s in list(zip(tempi, gradi, stima))[::10]:
    print("%6.2f  %.2f  %.2f" % (t, g, s))
