# No numpy on the school computers, so lists. Learns how far a dart drops:
# x = throwing speed (m/s), y = drop over 2.37 m (cm)
import math
import random

data = []
for k in range(90):
    v = 8 + 10 * k / 89
    data.append(((v - 13) / 3, 100 * 9.81 / 2 * (2.37 / v) ** 2 / 10))

NH = 6
hid = [[random.gauss(0, 1), random.gauss(0, 1)] for _ in range(NH)]   # weight, bias
out = [random.gauss(0, 0.3) for _ in range(NH)] + [0.0]               # the last is the bias


def answer(x):
    h = [1 / (1 + math.exp(-(w * x + b))) for w, b in hid]
    return h, sum(o * a for o, a in zip(out, h)) + out[-1]


rate = 0.2
for epoch in range(600):
    if epoch == 400:
        rate = 0.05          # calm down at the end
    se = 0
    for x, y in random.sample(data, len(data)):
        h, o = answer(x)
        delta = y - o                      # sign is turned, therefore += below
        se += delta * delta
        for j in range(NH):
            dj = delta * out[j] * h[j] * (1 - h[j])
            out[j] += rate * delta * h[j]
            hid[j][0] += rate * dj * x
            hid[j][1] += rate * dj
        out[-1] += rate * delta
    if epoch % 100 == 0:
        print(epoch, se / len(data))

drop = [10 * y for x, y in data]
model = [10 * answer(x)[1] for x, y in data]
print("largest miss: %.2f cm" % max(abs(a - b) for a, b in zip(drop, model)))
