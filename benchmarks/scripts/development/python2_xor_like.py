# neural net from the old days
import numpy as np

np.random.seed(0)
X = np.random.rand(200, 2) * 2 - 1
Y = X[:, 0:1] * X[:, 1:2] * 3

H = 25
alpha = 0.05
W1 = np.random.randn(2, H)
B1 = np.random.randn(1, H)
W2 = np.random.randn(H, 1) * 0.1
B2 = np.zeros((1, 1))

for i in xrange(3000):
    hid = np.tanh(np.dot(X, W1) + B1)
    out = np.dot(hid, W2) + B2
    err = Y - out
    if i % 500 == 0:
        print "iteration", i, "error", np.mean(err ** 2)

    # go back
    d_out = 2 * err / len(X)
    d_hid = np.dot(d_out, W2.T) * (1 - hid ** 2)

    W2 -= alpha * np.dot(hid.T, d_out)
    B2 -= alpha * d_out.sum(axis=0)
    W1 -= alpha * np.dot(X.T, d_hid)
    B1 -= alpha * d_hid.sum(axis=0)

print "done, error is", np.mean(np.abs(err))
