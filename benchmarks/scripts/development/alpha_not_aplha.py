import numpy as np

'''
Assignment 3: approximate f(x, y) = x*y + sin(pi*x)
'''

def init(layers, rnd):
    Ws, Bs = [], []
    for i in range(len(layers) - 1):
        Ws.append(rnd.randn(layers[i + 1], layers[i]) / np.sqrt(layers[i]))
        Bs.append(rnd.randn(layers[i + 1], 1) * 0.3)
    return Ws, Bs

def forward(Ws, Bs, X):
    act = [X]
    for W, B in zip(Ws[:-1], Bs[:-1]):
        act.append(np.tanh(W.dot(act[-1]) + B))
    act.append(Ws[-1].dot(act[-1]) + Bs[-1])
    return act

def backward(Ws, act, Y):
    m = Y.shape[1]
    delta = 2.0 * (act[-1] - Y) / m
    dWs, dBs = [], []
    for l in reversed(range(len(Ws))):
        dWs.insert(0, delta.dot(act[l].T))
        dBs.insert(0, delta.sum(axis=1, keepdims=True))
        if l > 0:
            delta = Ws[l].T.dot(delta) * (1 - act[l] ** 2)
    return dWs, dBs

rnd = np.random.RandomState(33)
X = rnd.uniform(-1, 1, (2, 256))
Y = (X[0] * X[1] + np.sin(np.pi * X[0])).reshape(1, -1)

layers = [2, 20, 20, 1]
learning_rate = 0.1
iterations = 4000
Ws, Bs = init(layers, rnd)

for i in range(iterations):
    act = forward(Ws, Bs, X)
    dWs, dBs = backward(Ws, act, Y)
    for k in range(len(Ws)):
        Ws[k] -= learnig_rate * dWs[k]
        Bs[k] -= learnig_rate * dBs[k]
    if i % 400 == 0:
        print("cost after iteration %i: %f" % (i, np.mean((act[-1] - Y) ** 2)))

approx = forward(Ws, Bs, X)[-1]
