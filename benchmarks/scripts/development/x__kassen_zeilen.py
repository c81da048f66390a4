# Wie viele Kunden stehen zur Uhrzeit t an der Kasse? Zeile fuer Zeile gelernt.
import math
import random

random.seed(8)

stunden = [8 + 12 * k / 89.0 for k in range(90)]
kunden = [6 + 4 * math.sin((s - 8) / 2.2) + random.gauss(0, 0.3) for s in stunden]

# auf ungefaehr -1..1 bringen
xs = [(s - 14) / 6.0 for s in stunden]
ys = [(k - 6) / 4.0 for k in kunden]

N = 10
w = [random.uniform(-4, 4) for _ in range(N)]
b = [random.uniform(-3, 3) for _ in range(N)]
v = [random.uniform(-0.5, 0.5) for _ in range(N)]
c = 0.0
eta = 0.02


def netz(x):
    h = [math.tanh(w[j] * x + b[j]) for j in range(N)]
    return h, sum(v[j] * h[j] for j in range(N)) + c


for durchgang in range(600):
    summe = 0.0
    for x, y in zip(xs, ys):
        h, o = netz(x)
        delta = o - y
        summe += delta ** 2
        for j in range(N):
            d = delta * v[j] * (1 - h[j] ** 2)
            v[j] -= eta * delta * h[j]
            w[j] += eta * d * x
            b[j] += eta * d
        c -= eta * delta
    if durchgang % 50 == 0:
        print(durchgang, summe / len(xs))

ergebnis = [netz(x)[1] for x in xs]
mittlerer_fehler = sum(abs(e - y) for e, y in zip(ergebnis, ys)) / len(ys)
print("mittlerer Fehler (Kunden):", 4 * mittlerer_fehler)
