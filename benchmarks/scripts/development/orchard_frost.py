# Night minimum temperature in the orchard over the year.
# x = day of the year, y = lowest temperature of the night (deg C).
# The net just draws a flat line or a step, whatever I do with the rate :(
import numpy as np
from matplotlib import pyplot as plt

np.random.seed(101)

day = np.random.uniform(1, 365, size=(240, 1))
tmin = 6 - 9 * np.cos(2 * np.pi * (day - 20) / 365) + 2.0 * np.sin(4 * np.pi * day / 365)
tmin = tmin + np.random.normal(0, 0.8, size=tmin.shape)

y = (tmin - tmin.mean()) / tmin.std()


def sigm(v):
    return 1.0 / (1.0 + np.exp(-v))


H = 15
w_1 = np.random.normal(0, 1, (1, H))
b_1 = np.random.normal(0, 1, (1, H))
w_2 = np.random.normal(0, 0.5, (H, 1))
b_2 = np.zeros((1, 1))

rate = 0.1
history = []
for k in range(4000):
    a_1 = sigm(day @ w_1 + b_1)
    net = a_1 @ w_2 + b_2
    diff = net - y
    history.append((diff ** 2).mean())

    g = 2 * diff / len(day)
    gw_2 = a_1.T @ g
    gb_2 = g.sum(axis=0, keepdims=True)
    ga = (g @ w_2.T) * a_1 * (1 - a_1)
    gw_1 = day.T @ ga
    gb_1 = ga.sum(axis=0, keepdims=True)

    w_2 -= rate * gw_2
    b_2 -= rate * gb_2
    w_1 -= rate * gw_1
    b_1 -= rate * gb_1
    if k % 500 == 0:
        print(k, history[-1])

plt.plot(day, y, ".", label="measured")
plt.plot(day, net, ".", label="network")
plt.legend()
plt.show()
