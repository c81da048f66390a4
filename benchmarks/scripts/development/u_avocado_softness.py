"""How soft is an avocado after t days at temperature T?  (kitchen experiment)"""
import numpy as np

rs = np.random.RandomState(4)

N = 180
days = rs.uniform(0, 9, N)
temp = rs.uniform(4, 28, N)
# durometer reading, 0 = rock, 1 = guacamole
soft = 1 / (1 + np.exp(-(days * (0.2 + temp / 25) - 5))) + 0.03 * rs.randn(N)

X = np.column_stack([days, temp])
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = soft[:, None]

H = 10
W1 = rs.randn(2, H) / np.sqrt(2)
b1 = np.zeros(H)
W2 = rs.randn(H, 1) / np.sqrt(H)
b2 = np.zeros(1)

lr = 0.2
for it in range(4000):
    h = np.maximum(X.dot(W1) + b1, 0)
    out = h.dot(W2) + b2

    err = y - out
    loss = (err ** 2).mean()

    dout = 2 * err / N
    dW2 = h.T.dot(dout)
    db2 = dout.sum(0)
    dh = dout.dot(W2.T)
    dh[h <= 0] = 0
    dW1 = X.T.dot(dh)
    db1 = dh.sum(0)

    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2

    if it % 400 == 0:
        print("iter %d loss %g" % (it, loss))

print("first five:", out[:5].ravel(), "should be", y[:5].ravel())
