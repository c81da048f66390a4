# Lab 3: lamp characteristic, the filament gets hot so I(U) is not a line
# net after the lecture notes (they are from 2012...)
import numpy as np

np.random.seed(11)

U = np.linspace(-1, 1, 80).reshape(80, 1)     # volts / 12 V
I = np.tanh(3 * U) + 0.4 * U + 0.02 * np.random.randn(80, 1)

nh = 20
eta = 3.0

w = np.random.randn(1, nh) * 2
b = np.random.randn(1, nh)
v = np.random.randn(nh, 1) * 0.3
c = np.zeros((1, 1))

for k in xrange(3000):
    h = np.tanh(np.dot(U, w) + b)
    out = np.dot(h, v) + c
    d = out - I
    E = np.mean(d ** 2)
    if k % 300 == 0:
        print "step %d  E = %g" % (k, E)

    gout = 2 * d / len(U)
    gv = np.dot(h.T, gout)
    gc = np.sum(gout, axis=0, keepdims=True)
    gh = np.dot(gout, v.T) * (1 - h ** 2)
    gw = np.dot(U.T, gh)
    gb = np.sum(gh, axis=0, keepdims=True)

    w -= eta * gw
    b -= eta * gb
    v -= eta * gv
    c -= eta * gc

print "E at the end:", E
