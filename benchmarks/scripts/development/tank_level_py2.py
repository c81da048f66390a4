# fill level of a horizontal cylindrical tank -> volume in it
# (exercise 4, python 2.7)
import numpy as np

np.random.seed(4)
r = 1.2      # m
L = 5.0      # m
m = 120
h = np.random.rand(m, 1) * 2 * r
V = L * (r ** 2 * np.arccos((r - h) / r) - (r - h) * np.sqrt(2 * r * h - h ** 2))
V = V + 3 * np.sin(3 * h)      # there are baffles inside

X = (h - h.mean()) / h.std()
Y = (V - V.mean()) / V.std()

neurons = 20
W = np.random.randn(1, neurons)
b = np.random.randn(1, neurons)
W2 = 0.1 * np.random.randn(neurons, 1)
b2 = np.zeros((1, 1))
step = 0.05

for i in xrange(4000):
    hidden = np.tanh(np.dot(X, W) + b)
    out = np.dot(hidden, W2) + b2
    loss = np.mean((out - Y) ** 2)
    if i % 200 == 0:
        print "iteration %d: loss %f" % (i, loss)

    dout = 2.0 * (Y - out) / m
    dW2 = np.dot(hidden.T, dout)
    db2 = np.sum(dout, axis=0, keepdims=True)
    dhid = np.dot(dout, W2.T) * (1 - hidden ** 2)
    dW = np.dot(X.T, dhid)
    db = np.sum(dhid, axis=0, keepdims=True)

    W2 += -step * dW2
    b2 += -step * db2
    W += -step * dW
    b += -step * db

print "final loss", loss
