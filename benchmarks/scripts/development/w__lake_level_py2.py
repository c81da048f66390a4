#!/usr/bin/env python
# lake level vs inflow, from my old thesis (2012)
import numpy as np

np.random.seed(31)
inflow = np.linspace(-1.5, 1.5, 120).reshape(120, 1)
level = 0.6 * np.sin(2.2 * inflow) + 0.3 * inflow ** 2

nh = 12
eta = 0.001
Wh = np.random.randn(1, nh) * 1.5
bh = np.random.randn(1, nh)
Wo = np.random.randn(nh, 1) * 0.3
bo = np.zeros((1, 1))

for it in xrange(2000):
    hid = np.tanh(np.dot(inflow, Wh) + bh)
    out = np.dot(hid, Wo) + bo
    e = out - level
    mse = np.mean(e ** 2)

    go = 2.0 * e / len(inflow)
    gh = np.dot(go, Wo.T) * (1 - hid ** 2)

    Wo -= eta * np.dot(hid.T, go)
    bo -= eta * go.sum(axis=0)
    Wh -= eta * np.dot(inflow.T, gh)
    bh -= eta * gh.sum(axis=0)

    if it % 200 == 0:
        print "iteration", it, "mse", mse

print "done, final mse:", mse
