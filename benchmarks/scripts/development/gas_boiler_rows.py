# Gas consumption of the flat per day (m3), outside temperature in degC and degree days so far this winter.
# One line of the notebook at a time. After the first epoch the output is always 0.999...
import math
import random

random.seed(4)

lines = []
for day in range(120):
    outside = random.uniform(-12, 18)
    degree_days = random.uniform(0, 2500)
    gas = 9 - 0.45 * outside + 2.5 * math.sin(degree_days / 400)
    lines.append([outside, degree_days, gas])


def sigm(z):
    if z < -500:
        return 0.0
    return 1 / (1 + math.exp(-z))


N = 12
wi = [[random.gauss(0, 1.5), random.gauss(0, 1.5)] for _ in range(N)]
bi = [random.gauss(0, 1) for _ in range(N)]
wo = [random.gauss(0, 0.3) for _ in range(N)]
bo = 0.0
lr = 0.05

for epoch in range(500):
    err2 = 0.0
    random.shuffle(lines)
    for a, b, target in lines:
        hid = [sigm(wi[j][0] * a + wi[j][1] * b + bi[j]) for j in range(N)]
        net = bo
        for j in range(N):
            net += wo[j] * hid[j]
        out = sigm(net)
        e = out - target
        err2 += e * e
        d_out = e * out * (1 - out)
        for j in range(N):
            d_hid = d_out * wo[j] * hid[j] * (1 - hid[j])
            wo[j] -= lr * d_out * hid[j]
            wi[j][0] -= lr * d_hid * a
            wi[j][1] -= lr * d_hid * b
            bi[j] -= lr * d_hid
        bo -= lr * d_out
    if epoch % 50 == 0:
        print(epoch, err2 / len(lines))

used, guessed = [], []
for a, b, target in lines:
    hid = [sigm(wi[j][0] * a + wi[j][1] * b + bi[j]) for j in range(N)]
    guessed.append(sigm(bo + sum(w * h for w, h in zip(wo, hid))))
    used.append(target)
