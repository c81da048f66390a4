# Online backprop, one sample after the other. Boat speed from stroke power (all values between 0 and 1)
import random
import math

random.seed(7)

data = []
for i in range(80):
    p = i / 79.0
    v = 0.2 + 0.6 * math.sqrt(p) - 0.35 * math.exp(-((p - 0.6) / 0.22) ** 2)
    data.append((p, v + random.gauss(0, 0.01)))

N_HIDDEN = 10
w = [random.uniform(-8, 8) for _ in range(N_HIDDEN)]
b = [random.uniform(-4, 4) for _ in range(N_HIDDEN)]
v = [random.uniform(-0.5, 0.5) for _ in range(N_HIDDEN)]
c = 0.0
eta = 0.2


def sigmoid(a):
    return 1.0 / (1.0 + math.exp(-a))


for epoch in range(1500):
    random.shuffle(data)
    sse = 0.0
    for x, target in data:
        # forward pass
        h = [sigmoid(w[j] * x + b[j]) for j in range(N_HIDDEN)]
        y = sum(v[j] * h[j] for j in range(N_HIDDEN)) + c
        delta = y - target
        sse += delta ** 2

        # backward pass
        for j in range(N_HIDDEN):
            delta_j = delta * v[j] * h[j] * (1 - h[j])
            v[j] -= eta * delta
            w[j] -= eta * delta_j * x
            b[j] -= eta * delta_j
        c -= eta * delta
    if epoch % 100 == 0:
        print("epoch %d  rmse %.4f" % (epoch, math.sqrt(sse / len(data))))

data.sort()
answers = [sum(v[j] * sigmoid(w[j] * x + b[j]) for j in range(N_HIDDEN)) + c for x, _ in data]
wanted = [t for _, t in data]
for k in range(0, 80, 8):
    print("%.2f  %.3f  %.3f" % (data[k][0], answers[k], wanted[k]))
