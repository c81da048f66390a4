# strain gauge of a kitchen scale: voltage (mV) -> grams, fitted row by row
# log-cosh loss because some readings jump when somebody touches the table
import math
import random

random.seed(31)

data = []
for i in range(90):
    mv = 10.0 * i / 89
    grams = 480 * mv + 11 * mv ** 2 - 150 * math.sin(0.8 * mv) + random.gauss(0, 12)
    data.append([mv / 5 - 1, grams / 2500 - 1, mv, grams])

n_hidden = 7
wi = [random.uniform(-1.5, 1.5) for _ in range(n_hidden)]
bi = [random.uniform(-1.5, 1.5) for _ in range(n_hidden)]
wo = [random.uniform(-0.5, 0.5) for _ in range(n_hidden)]
bo = 0.0


def forward(x):
    hid = [math.tanh(w * x + b) for w, b in zip(wi, bi)]
    return hid, sum(w * h for w, h in zip(wo, hid)) + bo


rate = 0.08
for epoch in range(600):
    random.shuffle(data)
    total = 0.0
    for x, target, _, _ in data:
        hid, out = forward(x)
        r = out - target
        total += math.log(math.cosh(r))
        d = math.tanh(r)              # derivative of log(cosh(r))
        for j in range(n_hidden):
            back = d * wo[j] * (1 - hid[j] ** 2)
            wo[j] -= rate * d * hid[j]
            wi[j] -= rate * back * x
            bi[j] -= rate * back
        bo -= rate * d
    if epoch % 60 == 0:
        print("epoch", epoch, "loss", total / len(data))

shown = [2500 * (forward(x)[1] + 1) for x, _, _, _ in data]
grams_true = [row[3] for row in data]
print("worst:", max(abs(a - b) for a, b in zip(shown, grams_true)), "g")
