"""Power curve of turbine 14 from ten-minute SCADA values.

Now and then the grid operator curtails us and the reading is far too low: Huber's loss, so that those
few intervals do not drag the curve down. The curtailed intervals stay in, they are not flagged.
"""
import numpy as np

np.random.seed(14)
rows = 1500
wind = np.random.weibull(2.1, rows) * 9.0
density = np.random.normal(1.20, 0.04, rows)
curve = 2050.0 / (1 + np.exp(-(wind * (density / 1.2) ** (1 / 3) - 8.6) / 1.15))   # kW
reading = curve + np.random.normal(0, 45.0, rows)
curtailed = np.random.rand(rows) < 0.02
reading[curtailed] *= 0.75
surprise = reading - curve

inputs = np.column_stack([wind, density])
inputs = (inputs - inputs.mean(axis=0)) / inputs.std(axis=0)
power = (reading / 1000.0).reshape(-1, 1)        # MW

n_hidden, batch, rate, delta = 16, 50, 0.05, 0.15
W = np.random.randn(2, n_hidden) * 0.7
b = np.random.randn(n_hidden) * 0.7
V = np.random.randn(n_hidden, 1) / np.sqrt(n_hidden)
c = np.array([power.mean()])

for epoch in range(250):
    order = np.random.permutation(rows)
    total = 0.0
    if epoch == 150:
        rate /= 5
    for first in range(0, rows, batch):
        chosen = order[first:first + batch]
        x, y = inputs[chosen], power[chosen]
        h = np.tanh(x @ W + b)
        r = h @ V + c - y
        small = np.abs(r) <= delta
        total += np.sum(np.where(small, 0.5 * r ** 2, delta * (np.abs(r) - 0.5 * delta))) / delta
        dr = np.clip(r, -delta, delta) / (delta * len(x))
        dh = (dr @ V.T) * (1 - h ** 2)
        V -= rate * (h.T @ dr)
        c -= rate * dr.sum(axis=0)
        W -= rate * (x.T @ dh)
        b -= rate * dh.sum(axis=0)
    if epoch % 25 == 0:
        print("epoch", epoch, "huber", total / rows)

modelled = 1000.0 * (np.tanh(inputs @ W + b) @ V + c)[:, 0]
print("median absolute deviation (kW):", np.median(np.abs(modelled - reading)))
print("bias of the uncurtailed rows (kW):", np.mean((modelled - reading)[~curtailed]))
