# peak ground acceleration against distance, small network by hand
# ln(PGA) = f(magnitude, ln distance)
import numpy as np

np.random.seed(11)
N = 200
M = np.random.uniform(4.0, 7.0, N)
R = np.exp(np.random.uniform(np.log(5), np.log(200), N))
lnpga = -3.5 + 1.1 * M - 1.4 * np.log(R + 0.6 * np.exp(0.5 * M)) + 0.1 * np.random.randn(N)

X = np.column_stack([M, np.log(R)])
X = (X - X.mean(axis=0)) / X.std(axis=0)
t = lnpga[:, None]
t = (t - t.mean()) / t.std()

nhid = 15
W1 = np.random.randn(2, nhid) / np.sqrt(2)
b1 = np.zeros(nhid)
W2 = np.random.randn(nhid, 1) / np.sqrt(nhid)
b2 = np.zeros(1)
lrate = 0.08

for epoch in xrange(3000):
    z = np.dot(X, W1) + b1
    a = np.tanh(z)
    p = np.dot(a, W2) + b2
    e = p - t
    loss = np.mean(e ** 2)

    dp = 2.0 * e / N
    dW2 = np.dot(a.T, dp)
    db2 = dp.sum(axis=0)
    da = np.dot(dp, W2.T)
    dz = da * (1.0 - a ** 2)
    dW1 = np.dot(X.T, dz)
    db1 = dz.sum(axis=0)

    W1 += lrate * dW1
    b1 += lrate * db1
    W2 += lrate * dW2
    b2 += lrate * db2
    if epoch % 300 == 0:
        print "epoch %d, loss %.5f" % (epoch, loss)

print "rms of the residual (normalised):", np.sqrt(loss)
