# -*- coding: utf-8 -*-
# exercise 4 of the course in 2011: learn the kinetic energy
import numpy as np

np.random.seed(40)
n = 250
mass = np.random.uniform(0.5, 2.0, n)
speed = np.random.uniform(-1, 1, n)
energy = mass * speed ** 2 / 2
X = np.vstack([mass - 1.25, speed]).T
Y = energy.reshape(n, 1) * 4

hid = 15
W = np.random.randn(2, hid)
B = np.random.randn(hid)
V = np.random.randn(hid, 1) * 0.3
C = np.zeros(1)
eta = 2.5

for epoch in xrange(3000):
    H = np.tanh(np.dot(X, W) + B)
    O = np.dot(H, V) + C
    E = O - Y
    if epoch % 500 == 0:
        print "epoch", epoch, "error", (E ** 2).mean()
    dO = 2 * E / n
    dH = np.dot(dO, V.T) * (1 - H ** 2)
    V -= eta * np.dot(H.T, dO)
    C -= eta * dO.sum(axis=0)
    W -= eta * np.dot(X.T, dH)
    B -= eta * dH.sum(axis=0)

print "remaining error", (E ** 2).mean(), "variance", Y.var()
