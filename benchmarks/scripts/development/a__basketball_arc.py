# Jugend forscht: does the ball go in? first only the height at the rim
# one throw after the other, like the brain does it
import random
import math

random.seed(2)

throws = []
for i in range(80):
    angle = random.uniform(25, 62)          # degrees
    a = (angle - 43.5) / 10
    h = 2.0 + 4.5 * math.tan(math.radians(angle)) - 4.9 * (4.5 / (7.4 * math.cos(math.radians(angle)))) ** 2
    throws.append([a, h])

mean_h = sum(t[1] for t in throws) / 80
for t in throws:
    t[1] = 2 * (t[1] - mean_h)

N = 6
w = [0.5] * N       # from the angle to the neurons
bias = [0.5] * N
v = [0.5] * N       # from the neurons to the answer
c = 0.0
speed = 0.03


def brain(a):
    hidden = [math.tanh(w[k] * a + bias[k]) for k in range(N)]
    return hidden, sum(v[k] * hidden[k] for k in range(N)) + c


for lesson in range(1000):
    total = 0
    for a, h in throws:
        hidden, answer = brain(a)
        wrong = answer - h
        total += wrong ** 2
        for k in range(N):
            slope = wrong * v[k] * (1 - hidden[k] ** 2)
            v[k] -= speed * wrong * hidden[k]
            w[k] -= speed * slope * a
            bias[k] -= speed * slope
        c -= speed * wrong
    if lesson % 100 == 0:
        print("lesson", lesson, "mean squared error", total / 80)

answers = [brain(a)[1] for a, h in throws]
heights = [h for a, h in throws]
for i in range(5):
    print(round(heights[i], 2), round(answers[i], 2))
