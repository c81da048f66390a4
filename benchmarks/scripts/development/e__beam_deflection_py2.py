# deflection of a simply supported beam with point load, python 2.7 (lab computer)
import numpy as np

np.random.seed(2)
N = 150
a = np.random.uniform(0.5, 5.5, (N, 1))       # position of the load
x = np.random.uniform(0.5, 5.5, (N, 1))       # where we measure
L, P, EI = 6.0, 10.0, 900.0

def deflection(a, x):
    b = L - a
    left = P * b * x * (L ** 2 - b ** 2 - x ** 2) / (6 * L * EI)
    right = P * a * (L - x) * (L ** 2 - a ** 2 - (L - x) ** 2) / (6 * L * EI)
    return np.where(x <= a, left, right) * 1000      # mm

u = deflection(a, x)
inputs = (np.hstack([a, x]) - 3.0) / 1.5
target = (u - u.mean()) / u.std()

nh = 20
V = np.random.randn(2, nh) * 0.8
v0 = np.zeros((1, nh))
W = np.random.randn(nh, 1) * 0.2
w0 = np.zeros((1, 1))
eta = 0.1

for epoch in xrange(6000):
    hidden = np.tanh(np.dot(inputs, V) + v0)
    out = np.dot(hidden, W) + w0
    error = out - target
    if epoch % 1000 == 0:
        print "epoch %d: mse %f" % (epoch, np.mean(error ** 2))

    delta = 2.0 * error / N
    gW = np.dot(hidden.T, delta)
    gw0 = delta.sum(axis=0, keepdims=True)
    back = np.dot(delta, W.T) * (1 - hidden ** 2)
    gV = np.dot(inputs.T, back)
    gv0 = back.sum(axis=0, keepdims=True)

    W = W - eta * gW
    w0 = w0 - eta * gw0
    V = V + eta * gV
    v0 = v0 + eta * gv0

out = np.dot(np.tanh(np.dot(inputs, V) + v0), W) + w0
print "correlation:", np.corrcoef(out.ravel(), target.ravel())[0, 1]
