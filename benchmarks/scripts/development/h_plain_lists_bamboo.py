# Growth of bamboo, no libraries: lists, loops and one row at a time
import math
import random

random.seed(21)

days = [random.uniform(0, 40) for _ in range(120)]
metres = [12 / (1 + math.exp(-(d - 18) / 5)) + random.gauss(0, 0.25) for d in days]

xs = [(d - 20) / 12 for d in days]
ys = [m / 6 - 1 for m in metres]

N_HIDDEN = 6
w = [random.gauss(0, 1) for _ in range(N_HIDDEN)]
b = [random.gauss(0, 0.5) for _ in range(N_HIDDEN)]
v = [random.gauss(0, 0.4) for _ in range(N_HIDDEN)]
c = 0.0


def hidden(x):
    return [math.tanh(w[j] * x + b[j]) for j in range(N_HIDDEN)]


def answer(x):
    return c + sum(v[j] * h for j, h in enumerate(hidden(x)))


rows = list(range(len(xs)))
for epoch in range(600):
    rate = 0.05 / (1 + epoch / 200)
    random.shuffle(rows)
    squares = 0.0
    for i in rows:
        h = hidden(xs[i])
        miss = c + sum(v[j] * h[j] for j in range(N_HIDDEN)) - ys[i]
        squares += miss * miss
        c -= rate * miss
        for j in range(N_HIDDEN):
            back = miss * v[j] * (1 - h[j] ** 2)
            v[j] -= rate * miss * h[j]
            w[j] -= rate * back * xs[i]
            b[j] -= rate * back
    if epoch % 150 == 0:
        print(epoch, squares / len(xs))

heights = [(answer(x) + 1) * 6 for x in xs]
