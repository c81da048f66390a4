# Prize points (our own formula: many draws against strong opponents) from the points of
# a 9 round tournament and the average of opponents.
# Pure python because the club computer has nothing else, numpy only for the random numbers
import math
import numpy as np

np.random.seed(64)

players = []
for i in range(90):
    points = np.random.uniform(0.5, 8.5)
    opp = np.random.uniform(-1, 1)
    p = points / 9.0
    perf = 1.5 * math.exp(-((p - 0.6) / 0.15) ** 2) + math.sin(3 * opp)
    players.append(([(points - 4.5) / 2.5, opp], perf))

HIDDEN = 8
w1 = [[np.random.uniform(-1, 1) for _ in range(2)] for _ in range(HIDDEN)]
b1 = [np.random.uniform(-1, 1) for _ in range(HIDDEN)]
w2 = [np.random.uniform(-0.5, 0.5) for _ in range(HIDDEN)]
b2 = 0.0
RATE = 0.05

for epoch in range(150):
    total = 0.0
    for inp, want in players:
        # forward
        h = []
        for j in range(HIDDEN):
            s = b1[j]
            for i in range(2):
                s += w1[j][i] * inp[i]
            h.append(math.tanh(s))
        out = b2 + sum(w2[j] * h[j] for j in range(HIDDEN))
        err = out - want
        total += err ** 2

        # backward
        for j in range(HIDDEN):
            delta = err * w2[j] * (1 - h[j] ** 2)
            for i in range(2):
                w1[j][i] -= RATE * delta * h[j]
            b1[j] -= RATE * delta
        for j in range(HIDDEN):
            w2[j] -= RATE * err * h[j]
        b2 -= RATE * err
    if epoch % 25 == 0:
        print(epoch, total / len(players))

answers = []
for inp, want in players:
    h = [math.tanh(b1[j] + w1[j][0] * inp[0] + w1[j][1] * inp[1]) for j in range(HIDDEN)]
    answers.append(b2 + sum(a * b for a, b in zip(w2, h)))
wanted = [want for inp, want in players]
