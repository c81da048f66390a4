#!/usr/bin/python
# windmill: pumped water (l/min) as function of wind speed. homework 2
from math import *
import numpy as np

np.random.seed(1)

N = 100
wind = np.linspace(2, 14, N).reshape(N, 1)
water = 45 / (1 + np.exp(-(wind - 7) / 1.3)) - 0.9 * (wind - 8) * (wind > 8) + np.random.randn(N, 1) * 0.5

X = (wind - 8) / 3.5
y = (water - 25) / 15

h = 10
W = 0.8 * np.random.randn(1, h)
b = np.random.randn(1, h) * 0.5
W2 = 0.8 * np.random.randn(h, 1)
b2 = np.zeros((1, 1))

step_size = 0.1

for i in xrange(4000):
    hidden = np.tanh(np.dot(X, W) + b)
    out = np.dot(hidden, W2) + b2

    loss = np.sum((y - out) ** 2) / N
    if i % 200 == 0:
        print "iteration %d: loss %f" % (i, loss)

    # derivative of (y - out)^2
    dout = 2 * (y - out) / N

    dW2 = np.dot(hidden.T, dout)
    db2 = np.sum(dout, axis=0, keepdims=True)
    dhidden = np.dot(dout, W2.T)
    dhidden *= 1 - hidden ** 2
    dW = np.dot(X.T, dhidden)
    db = np.sum(dhidden, axis=0, keepdims=True)

    W += -step_size * dW
    b += -step_size * db
    W2 += -step_size * dW2
    b2 += -step_size * db2

print "done, loss", loss
