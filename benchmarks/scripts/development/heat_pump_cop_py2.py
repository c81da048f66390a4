# COP of a heat pump as function of source and sink temperature
# python 2.7
import numpy as np

np.random.seed(7)
N = 150
T_source = np.random.uniform(-10, 15, N)
T_sink = np.random.uniform(30, 60, N)
COP = 0.45 * (T_sink + 273.15) / (T_sink - T_source) + np.random.normal(0, 0.03, N)

X = np.vstack([T_source, T_sink]).T
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = COP.reshape(N, 1) - COP.mean()

W1 = np.random.randn(2, 15)
b1 = np.random.randn(15) * 0.5
W2 = np.random.randn(15, 1) * 0.1
b2 = np.zeros(1)
eta = 2.0

for it in xrange(3000):
    H = np.tanh(np.dot(X, W1) + b1)
    P = np.dot(H, W2) + b2
    E = P - Y
    if it % 500 == 0:
        print "iter", it, "mse", np.mean(E ** 2)

    gP = 2 * E / N
    gW2 = np.dot(H.T, gP)
    gb2 = gP.sum(axis=0)
    gH = np.dot(gP, W2.T) * (1 - H ** 2)
    gW1 = np.dot(X.T, gH)
    gb1 = gH.sum(axis=0)

    W1 -= eta * gW1
    b1 -= eta * gb1
    W2 -= eta * gW2
    b2 -= eta * gb2

P = np.dot(np.tanh(np.dot(X, W1) + b1), W2) + b2
print "worst error", np.abs(P - Y).max()
