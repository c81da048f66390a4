import math
import random

# profile of a skate bowl, measured every 5 cm from the middle, learned point by point
random.seed(6)

points = []
for k in range(-30, 31):
    pos = k / 10.0
    depth = 1.8 - 1.9 * math.cos(0.9 * pos) + random.gauss(0, 0.02)
    points.append((pos / 3.0, depth))

N_HIDDEN = 10
v = [random.uniform(-3, 3) for _ in range(N_HIDDEN)]
w = [random.uniform(-0.5, 0.5) for _ in range(N_HIDDEN)]


def answer(x):
    hidden = [math.tanh(v[j] * x) for j in range(N_HIDDEN)]
    return hidden, sum(w[j] * hidden[j] for j in range(N_HIDDEN))


lr = 0.05
for epoch in range(600):
    random.shuffle(points)
    total = 0.0
    for x, target in points:
        hidden, out = answer(x)
        e = out - target
        total += e * e
        for j in range(N_HIDDEN):
            back = e * w[j] * (1 - hidden[j] ** 2)
            w[j] -= lr * e * hidden[j]
            v[j] -= lr * back * x
    if epoch % 100 == 0:
        print("epoch", epoch, "mean squared error", total / len(points))

wanted = [d for _, d in points]
found = [answer(x)[1] for x, _ in points]
print("largest miss:", max(abs(a - b) for a, b in zip(wanted, found)))
