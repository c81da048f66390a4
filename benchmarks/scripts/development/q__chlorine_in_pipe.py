# Free chlorine along the main, 24 samples. No libraries in the control room: plain Python lists.
import math
import random

random.seed(9)

HIDDEN = 5
ROUNDS = 2500

samples = []
for k in range(24):
    hours = 0.5 + k * 1.4
    celsius = random.uniform(6, 20)
    rate = 0.045 * math.exp(0.05 * (celsius - 13))
    chlorine = 0.08 + 0.85 * math.exp(-rate * hours) + random.gauss(0, 0.012)
    samples.append((hours, celsius, chlorine))


def standard(column):
    mean = sum(column) / len(column)
    sd = math.sqrt(sum((v - mean) ** 2 for v in column) / len(column))
    return [(v - mean) / sd for v in column], mean, sd


age, _, _ = standard([s[0] for s in samples])
warm, _, _ = standard([s[1] for s in samples])
level, level_mean, level_sd = standard([s[2] for s in samples])

w_age = [random.gauss(0, 0.7) for _ in range(HIDDEN)]
w_warm = [random.gauss(0, 0.7) for _ in range(HIDDEN)]
bias = [random.uniform(-1, 1) for _ in range(HIDDEN)]
v = [random.gauss(0, 0.5) for _ in range(HIDDEN)]
v0 = 0.0


def hidden(a, w):
    return [math.tanh(w_age[j] * a + w_warm[j] * w + bias[j]) for j in range(HIDDEN)]


for round_ in range(ROUNDS):
    eta = 0.05 if round_ < 1500 else 0.01
    total = 0.0
    for a, w, goal in zip(age, warm, level):
        h = hidden(a, w)
        out = v0 + sum(v[j] * h[j] for j in range(HIDDEN))
        e = out - goal
        total += e * e
        v0 -= eta * e
        for j in range(HIDDEN):
            d = e * v[j] * (1 - h[j] * h[j])
            v[j] -= eta * e * h[j]
            w_age[j] -= eta * d * a
            w_warm[j] -= eta * d * w
            bias[j] -= eta * d
    if round_ % 500 == 0:
        print(round_, total / len(samples))

modelled = []
for a, w in zip(age, warm):
    h = hidden(a, w)
    modelled.append(level_mean + level_sd * (v0 + sum(v[j] * h[j] for j in range(HIDDEN))))
measured = [s[2] for s in samples]
print("largest difference mg/l:", max(abs(p - m) for p, m in zip(modelled, measured)))
