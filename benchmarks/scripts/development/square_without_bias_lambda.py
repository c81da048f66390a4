# y = x^2 !!! the easiest function of the world and my net can't do it
import numpy as np

sigmoid = lambda z: 1 / (1 + np.exp(-z))
dsigmoid = lambda s: s * (1 - s)
mse = lambda p, t: np.mean((p - t) ** 2)

X = np.linspace(-2, 2, 81).reshape(-1, 1)
Y = X ** 2 / 4


class net:
    hidden = 20
    w1 = np.random.RandomState(0).normal(0, 3, (1, hidden))
    w2 = np.random.RandomState(1).normal(0, 0.3, (hidden, 1))


def train(epochs, lr):
    for e in range(epochs):
        h = sigmoid(X.dot(net.w1))
        o = h.dot(net.w2)
        err = o - Y
        gw2 = h.T.dot(err) / len(X)
        gw1 = X.T.dot(err.dot(net.w2.T) * dsigmoid(h)) / len(X)
        net.w2 -= lr * gw2
        net.w1 -= lr * gw1
        if e % (epochs // 10) == 0:
            print(e, mse(o, Y))


train(20000, 0.15)
o = sigmoid(X.dot(net.w1)).dot(net.w2)
for x, y, p in zip(X[::10, 0], Y[::10, 0], o[::10, 0]):
    print('%5.2f  should be %.3f  is %.3f' % (x, y, p))
