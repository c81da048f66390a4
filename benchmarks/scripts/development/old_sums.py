#!/usr/bin/python2
import random
import numpy as np

random.seed(1)
np.random.seed(1)

# learn to add three numbers
N = 150
X = np.zeros((N, 3))
Y = np.zeros((N, 1))
for i in xrange(N):
    X[i] = [random.random(), random.random(), random.random()]
    Y[i] = sum(X[i])

D, H = 3, 8
W = np.random.randn(D, H) * 0.5
b = np.zeros((1, H))
W2 = np.random.randn(H, 1) * 0.5
b2 = np.zeros((1, 1))
step_size = 2.0

for i in xrange(2000):
    hidden = np.maximum(0, np.dot(X, W) + b)
    scores = np.dot(hidden, W2) + b2
    loss = np.mean((scores - Y) ** 2)
    if i % 200 == 0:
        print 'iteration %d: loss %f' % (i, loss)
    dscores = 2 * (scores - Y) / N
    dW2 = np.dot(hidden.T, dscores)
    db2 = np.sum(dscores, axis=0, keepdims=True)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden <= 0] = 0
    dW = np.dot(X.T, dhidden)
    db = np.sum(dhidden, axis=0, keepdims=True)
    W -= step_size * dW
    b -= step_size * db
    W2 -= step_size * dW2
    b2 -= step_size * db2

print 'average error', np.mean(np.abs(scores - Y))
