# how long until I get through a DX pile-up, depending on my signal (dB over the
# average station) and the number of callers.  one QSO from the log at a time.
import math
import random

random.seed(59)
log = []
for _ in range(250):
    db = random.uniform(-1, 1)        # scaled
    callers = random.uniform(-1, 1)
    wait = 0.5 * math.exp(-1.8 * db) * (1 + 0.6 * callers) - 1.0
    log.append((db, callers, wait + random.gauss(0, 0.05)))

H = 10
w = [[random.gauss(0, 1), random.gauss(0, 1)] for _ in range(H)]
b = [random.gauss(0, 0.5) for _ in range(H)]
v = [random.gauss(0, 0.3) for _ in range(H)]
c = 0.0
eta = 0.00001


def answer(x1, x2):
    hid = [math.tanh(w[j][0] * x1 + w[j][1] * x2 + b[j]) for j in range(H)]
    return hid, sum(v[j] * hid[j] for j in range(H)) + c


for epoch in range(120):
    total = 0
    random.shuffle(log)
    for x1, x2, t in log:
        hid, out = answer(x1, x2)
        err = out - t
        total += err * err
        for j in range(H):
            dj = err * v[j] * (1 - hid[j] ** 2)
            v[j] -= eta * err * hid[j]
            w[j][0] -= eta * dj * x1
            w[j][1] -= eta * dj * x2
            b[j] -= eta * dj
        c -= eta * err
    if epoch % 20 == 0:
        print("epoch", epoch, "mean squared error", total / len(log))

guess = [answer(x1, x2)[1] for x1, x2, _ in log]
truth = [t for _, _, t in log]
print("worst miss:", max(abs(g - t) for g, t in zip(guess, truth)))
