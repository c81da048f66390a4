import math
import random

# titration curve, small table with units: ml of base -> pH
table = [(0, 2.9), (2, 3.8), (4, 4.2), (6, 4.5), (8, 4.8), (10, 5.1), (12, 5.5), (14, 6.2),
         (15, 8.7), (16, 11.0), (18, 11.6), (20, 11.8), (22, 12.0), (25, 12.1)]
data = [((ml - 12.5) / 7.5, (ph - 7.5) / 3.5) for ml, ph in table]

n = 8
net = [[random.uniform(-4, 4), random.uniform(-3, 3), random.uniform(-0.5, 0.5)] for _ in range(n)]
bias = 0.0
eta = 0.1


def evaluate(x):
    return bias + sum(c * math.tanh(a * x + b) for a, b, c in net)


def error():
    return sum((evaluate(x) - y) ** 2 for x, y in data) / len(data)


rounds = 0
while error() > 0.004 and rounds < 4000:
    random.shuffle(data)
    for x, y in data:
        delta = evaluate(x) - y
        for unit in net:
            a, b, c = unit
            h = math.tanh(a * x + b)
            unit[0] -= eta * delta * c * (1 - h * h) * x
            unit[1] -= eta * delta * c * (1 - h * h)
            unit[2] -= eta * delta * h
        bias -= eta * delta
    rounds += 1
    if rounds % 500 == 0:
        print(rounds, error())

print("stopped after", rounds, "rounds with error", error())
answers = [evaluate((ml - 12.5) / 7.5) * 3.5 + 7.5 for ml, _ in table]
measured = [ph for _, ph in table]
for (ml, ph), a in zip(table, answers):
    print("%4.1f ml  pH %5.1f  net %5.2f" % (ml, ph, a))
