import math
import random

# paracetamol calibration beyond the linear range, no numpy on the lab PC

random.seed(77)

conc = [0.02 * k for k in range(1, 61)]
absb = [1.6 * (1 - math.exp(-2.2 * c)) + random.gauss(0, 0.015) for c in conc]

HID = 6
LR = 0.05

w1 = [random.uniform(-2, 2) for _ in range(HID)]
b1 = [random.uniform(-1, 1) for _ in range(HID)]
w2 = [random.uniform(-0.5, 0.5) for _ in range(HID)]
b2 = 0.0


def forward(c):
    hidden = [math.tanh(w1[j] * c + b1[j]) for j in range(HID)]
    return hidden, sum(w2[j] * hidden[j] for j in range(HID)) + b2


for epoch in range(200):
    sse = 0.0
    for c, a in zip(conc, absb):
        hidden, out = forward(c)
        delta = out - a
        sse += delta * delta
        for j in range(HID):
            dj = delta * w2[j] * (1 - hidden[j] * hidden[j])
            w2[j] += LR * delta * hidden[j]
            w1[j] += LR * dj * c
            b1[j] += LR * dj
        b2 += LR * delta
    if epoch % 20 == 0:
        print("epoch", epoch, "sse", sse)

found = [forward(c)[1] for c in conc]
print("worst deviation", max(abs(f - a) for f, a in zip(found, absb)))
