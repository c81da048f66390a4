# fit implied vol smile with a small net
# (old script from the desk, python 2.7)
import numpy as np

rng = np.random.RandomState(11)

n = 250
moneyness = rng.uniform(-1, 1, (n, 1))
tenor = rng.uniform(-1, 1, (n, 1))
X = np.hstack([moneyness, tenor])
iv = 0.9 * moneyness ** 2 - 0.4 * moneyness - 0.3 * tenor + rng.randn(n, 1) * 0.03

hidden = 15
W1 = rng.randn(2, hidden)
b1 = rng.randn(1, hidden) * 0.5
W2 = rng.randn(hidden, 1) * 0.2
b2 = np.zeros((1, 1))

lr = 0.05
for it in xrange(4000):
    a = np.tanh(np.dot(X, W1) + b1)
    out = np.dot(a, W2) + b2

    mse = np.mean((iv - out) ** 2)
    if it % 400 == 0:
        print "iter %d  mse %g" % (it, mse)

    # derivative of the loss
    dout = 2.0 * (iv - out) / n
    dW2 = np.dot(a.T, dout)
    db2 = np.sum(dout, axis=0, keepdims=True)
    da = np.dot(dout, W2.T)
    dz = da * (1 - a * a)
    dW1 = np.dot(X.T, dz)
    db1 = np.sum(dz, axis=0, keepdims=True)

    W1 += -lr * dW1
    b1 += -lr * db1
    W2 += -lr * dW2
    b2 += -lr * db2

fit = np.dot(np.tanh(np.dot(X, W1) + b1), W2) + b2
print "rmse in vol points:", 100 * np.sqrt(np.mean((fit - iv) ** 2))
