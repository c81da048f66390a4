# bastuns temperatur efter t minuter, natet ser en rad i taget
import numpy as np

rng = np.random.RandomState(13)
minuter = rng.uniform(0, 90, 120)
grader = 20 + 65 * (1 - np.exp(-minuter / 25)) - 8 * np.exp(-((minuter - 55) / 6) ** 2)  # dorren
grader = grader + rng.normal(0, 1.0, 120)

x = minuter / 30 - 1.5
y = (grader - grader.mean()) / grader.std()

n = 14
w = rng.normal(0, 2, n)
b = rng.normal(0, 2, n)
u = rng.normal(0, 0.3, n)
c = 0.0

takt = 0.05
for epok in range(500):
    summa = 0.0
    for i in rng.permutation(len(x)):
        h = np.tanh(w * x[i] + b)
        fel = h @ u + c - y[i]
        summa += fel * fel
        dh = fel * u * (1 - h * h)
        u -= takt * fel * h
        c -= takt * fel
        w -= takt * dh * x[i]
        b -= takt * dh
    takt = 0.05 / (1 + epok / 150)
    if epok % 50 == 0:
        print(epok, summa / len(x))

kurva = np.tanh(np.outer(x, w) + b) @ u + c
print("R2 =", 1 - np.mean((kurva - y) ** 2) / np.var(y))
