# -*- coding: utf-8 -*-
# Boom deflection of a crane: load, radius, temperature.
# Network as a list of layers [W, b]; Python script of my predecessor
import numpy as np

np.random.seed(0)
n = 250
load = np.random.rand(n) * 2 - 1
radius = np.random.rand(n) * 2 - 1
deflection = (1.2 + load) * (1.1 + radius) ** 2 / 4
X = np.vstack((load, radius)).T
y = (deflection - deflection.mean()) / deflection.std()
y = y.reshape(n, 1)

net = []
shape = [2, 20, 10, 1]
for k in range(len(shape) - 1):
    net.append([np.random.randn(shape[k], shape[k + 1]) * np.sqrt(2.0 / shape[k]),
                np.zeros((1, shape[k + 1]))])

rate = 2.0
for it in xrange(2000):
    # forward, relu everywhere but at the end
    outputs = [X]
    for k, (W, b) in enumerate(net):
        s = np.dot(outputs[-1], W) + b
        if k < len(net) - 1:
            s = np.maximum(s, 0)
        outputs.append(s)
    error = y - outputs[-1]
    if it % 200 == 0:
        print "iteration", it, "error", np.mean(error ** 2)

    # backward
    d = 2 * error / n
    for k in reversed(xrange(len(net))):
        W, b = net[k]
        dW = np.dot(outputs[k].T, d)
        db = np.sum(d, axis=0, keepdims=True)
        d = np.dot(d, W.T) * (outputs[k] > 0)
        net[k][0] = W - rate * dW
        net[k][1] = b - rate * db

y_crane = outputs[-1]
print "done,", np.abs(error).max()
