# Hours of daylight (deviation from 12 h, scaled) over the year, online backprop
# The net gets the summer right but in winter it is stuck at zero.
import math
import random

random.seed(4)

days = list(range(0, 365, 3))
x = [(d - 182) / 105 for d in days]
y = [-math.cos(2 * math.pi * (d + 10) / 365) for d in days]


def sigmoid(s):
    return 1 / (1 + math.exp(-s))


n_hid = 8
w = [random.uniform(-2, 2) for _ in range(n_hid)]
b = [random.uniform(-2, 2) for _ in range(n_hid)]
v = [random.uniform(-0.5, 0.5) for _ in range(n_hid)]
c = 0.0
eta = 0.1


def net(xi):
    h = [sigmoid(w[j] * xi + b[j]) for j in range(n_hid)]
    return h, sigmoid(sum(v[j] * h[j] for j in range(n_hid)) + c)


for epoch in range(400):
    total = 0.0
    order = list(range(len(x)))
    random.shuffle(order)
    for i in order:
        h, o = net(x[i])
        e = o - y[i]
        total += e * e
        d_o = e * o * (1 - o)
        for j in range(n_hid):
            d_h = d_o * v[j] * h[j] * (1 - h[j])
            v[j] -= eta * d_o * h[j]
            w[j] -= eta * d_h * x[i]
            b[j] -= eta * d_h
        c -= eta * d_o
    if epoch % 40 == 0:
        print("epoch", epoch, "mse", total / len(x))

daylight = [net(xi)[1] for xi in x]
for d, t, o in zip(days[::20], y[::20], daylight[::20]):
    print("day %3d   %6.2f h   net %6.2f h" % (d, 12 + 7 * t, 12 + 7 * o))
