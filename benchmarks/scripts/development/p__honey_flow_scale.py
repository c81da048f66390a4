# I weigh my hive every evening and would like a smooth curve of the
# daily gain over the season. Followed a tutorial, but the line is flat??
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(2019)

# day of the year and gain in kg (two seasons put together)
day = np.arange(92, 272, 1.0)
day = np.concatenate([day, day + 0.5]).reshape(-1, 1)
gain = 4.2 * np.exp(-((day - 160) / 32) ** 2) - 0.002 * (day - 92)
gain = gain + np.random.normal(0, 0.2, day.shape)

neurons = 14
w1 = np.random.randn(1, neurons)
b1 = np.random.randn(1, neurons)
w2 = np.random.randn(neurons, 1) * 0.3
b2 = np.zeros((1, 1))

speed = 0.05
for k in range(6000):
    a = np.tanh(np.dot(day, w1) + b1)
    curve = np.dot(a, w2) + b2

    e = curve - gain
    mse = (e ** 2).mean()
    if k % 500 == 0:
        print(k, mse)

    g = 2 * e / len(day)
    gw2 = np.dot(a.T, g)
    gb2 = g.sum(axis=0, keepdims=True)
    ga = np.dot(g, w2.T) * (1 - a ** 2)
    gw1 = np.dot(day.T, ga)
    gb1 = ga.sum(axis=0, keepdims=True)

    w1 = w1 - speed * gw1
    b1 = b1 - speed * gb1
    w2 = w2 - speed * gw2
    b2 = b2 - speed * gb2

plt.plot(day, gain, ".", label="scale")
plt.plot(day, curve, ",", label="network")
plt.xlabel("day of year")
plt.ylabel("kg per day")
plt.legend()
plt.show()
