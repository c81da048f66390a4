# port of my old trainbp.m  (columns are samples, like in Matlab)
import numpy as np
from numpy import tanh, sum, mean, zeros, size
from numpy.random import rand, randn


def initnet(nin, nhid, nout):
    W1 = 2 * rand(nhid, nin) - 1
    B1 = 2 * rand(nhid, 1) - 1
    W2 = 0.5 * randn(nout, nhid)
    B2 = zeros((nout, 1))
    return W1, B1, W2, B2


def simnet(P, W1, B1, W2, B2):
    A1 = tanh(W1 @ P + B1)
    A2 = W2 @ A1 + B2
    return A1, A2


def trainbp(P, T, nhid, epochs, eta):
    Q = size(P, 1)
    W1, B1, W2, B2 = initnet(size(P, 0), nhid, size(T, 0))
    for ep in range(1, epochs + 1):
        A1, A2 = simnet(P, W1, B1, W2, B2)
        E = T - A2
        # deltas
        D2 = -2 * E
        D1 = (W2.T @ D2) * (1 - A1 ** 2)
        # gradients   (sum(D, 2) in Matlab)
        gW2 = D2 @ A1.T
        gB2 = sum(D2, 1)
        gW1 = D1 @ P.T
        gB1 = sum(D1, 1)
        W1 = W1 - eta * gW1
        B1 = B1 - eta * gB1
        W2 = W2 - eta * gW2
        B2 = B2 - eta * gB2
        if ep % 200 == 0:
            print('epoch %5d  mse %.6f' % (ep, mean(E ** 2)))
    return W1, B1, W2, B2


# peaks-like surface
np.random.seed(4)
P = 4 * rand(2, 300) - 2
T = ((1 - P[0]) * np.exp(-P[0] ** 2 - P[1] ** 2) + 0.3 * P[1]).reshape(1, -1)

net = trainbp(P, T, 20, 3000, 0.1)
A1, Y = simnet(P, *net)
print('final mse', mean((T - Y) ** 2))
