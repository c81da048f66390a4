# tap water temperature after opening the hot tap, sample by sample backprop
# (my first neural network, no libraries except math and random + numpy for the data)
import math
import random
import numpy as np

random.seed(2)
np.random.seed(2)

t_open = np.linspace(-1, 1, 60)
temp = [math.tanh(4 * t) - 0.6 * t + random.gauss(0, 0.02) for t in t_open]

n_hidden = 6
w1 = [random.uniform(-3, 3) for _ in range(n_hidden)]
b1 = [random.uniform(-2, 2) for _ in range(n_hidden)]
w2 = [random.uniform(-0.5, 0.5) for _ in range(n_hidden)]
b2 = 0.0
rate = 0.03


def act(z):
    return 1 / (1 + math.exp(-z)) if z > -500 else 0.0


def run_net(x):
    z = [w1[j] * x + b1[j] for j in range(n_hidden)]
    h = [act(zj) for zj in z]
    y = sum(w2[j] * h[j] for j in range(n_hidden)) + b2
    return z, h, y


for epoch in range(800):
    total = 0.0
    for x, target in zip(t_open, temp):
        z, h, y = run_net(x)
        e = y - target
        total += e * e
        for j in range(n_hidden):
            back = e * w2[j] * h[j] * (1 - h[j])
            w2[j] -= rate * e * z[j]
            w1[j] -= rate * back * x
            b1[j] -= rate * back
        b2 -= rate * e
    if epoch % 100 == 0:
        print(epoch, total / len(temp))

fitted = [run_net(x)[2] for x in t_open]
