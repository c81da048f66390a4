# How long a driver stands at a door, from parcels and floor. People differ a lot (customer not in,
# dog, small talk), so most of the scatter stays: about half is all that can be explained.
import random

import numpy as np

np.random.seed(505)
random.seed(505)

N = 450
parcels = np.random.geometric(0.45, N).clip(1, 8)
floor = np.random.randint(0, 7, N)
lift = np.random.rand(N) < 0.4
minutes = 1.2 + 0.5 * parcels + np.where(lift, 0.15, 0.42) * floor + 0.08 * parcels * floor
minutes = minutes + np.random.normal(0, 1.2, N)

rows = np.column_stack([parcels, floor, lift]).astype(float)
rows = (rows - rows.mean(axis=0)) / rows.std(axis=0)
t = (minutes - minutes.mean()) / minutes.std()

H = 5
W = np.random.randn(H, 3) * 0.5
B = np.random.randn(H) * 0.3
V = np.random.randn(H) * 0.4
C = 0.0

order = list(range(N))
for epoch in range(70):
    eta = 0.03 * 0.96 ** epoch
    random.shuffle(order)
    sse = 0.0
    for i in order:
        x = rows[i]
        h = np.tanh(W.dot(x) + B)
        err = V.dot(h) + C - t[i]
        sse += err ** 2
        back = err * V * (1 - h * h)          # before V moves
        V = V - eta * err * h
        C = C - eta * err
        W = W - eta * np.outer(back, x)
        B = B - eta * back
    if epoch % 10 == 0:
        print("epoch", epoch, "mean squared error", sse / N)

fit = np.array([V.dot(np.tanh(W.dot(x) + B)) + C for x in rows])
print("explained:", 1 - np.mean((fit - t) ** 2) / np.var(t))
