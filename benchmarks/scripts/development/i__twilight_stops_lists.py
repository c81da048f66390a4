# How many stops darker does it get after sunset? No numpy, the phone's Python has none.
import math
import random

random.seed(6)
minutes = [random.uniform(-20, 60) for _ in range(90)]
lux = [2000 * 2 ** (-(t + 20) / 5.5 - 0.03 * max(t, 0)) + 0.3 for t in minutes]
stops = [math.log2(e) + random.gauss(0, 0.4) for e in lux]     # the exposure meter reads stops

xs = [(t - 20) / 25 for t in minutes]
mean = sum(stops) / len(stops)
ys = [(s - mean) / 4 for s in stops]

UNITS = 6
a = [random.uniform(-1.5, 1.5) for _ in range(UNITS)]
b = [random.uniform(-1, 1) for _ in range(UNITS)]
c = [random.uniform(-0.5, 0.5) for _ in range(UNITS)]
d = 0.0


def net(x):
    return d + sum(c[j] * math.tanh(a[j] * x + b[j]) for j in range(UNITS))


order = list(range(len(xs)))
for epoch in range(500):
    rate = 0.05 if epoch < 300 else 0.01
    random.shuffle(order)
    for i in order:
        x = xs[i]
        h = [math.tanh(a[j] * x + b[j]) for j in range(UNITS)]
        miss = d + sum(c[j] * h[j] for j in range(UNITS)) - ys[i]
        for j in range(UNITS):
            slope = miss * c[j] * (1 - h[j] * h[j])
            c[j] -= rate * miss * h[j]
            a[j] -= rate * slope * x
            b[j] -= rate * slope
        d -= rate * miss
    if epoch % 100 == 0:
        print(epoch, sum((net(x) - y) ** 2 for x, y in zip(xs, ys)) / len(xs))

predicted = [mean + 4 * net(x) for x in xs]
worst = max(abs(p - s) for p, s in zip(predicted, stops))
print("worst of 90 readings: %.2f stops" % worst)
