import numpy as np

# what does the reading depend on?
np.random.seed(17)
N = 200
readings = np.random.normal(0, 1, (N, 2))
value = np.random.normal(5, 2, (N, 1))

W1 = np.random.normal(0, 0.7, (2, 8))
b1 = np.zeros((1, 8))
W2 = np.random.normal(0, 0.3, (8, 1))
b2 = np.zeros((1, 1))

lr = 0.02
hist = []
for k in range(3000):
    h = np.tanh(readings.dot(W1) + b1)
    p = h.dot(W2) + b2
    e = p - value
    hist.append((e ** 2).mean())
    dp = 2 * e / N
    dW2, db2 = h.T.dot(dp), dp.sum(0)
    dh = dp.dot(W2.T) * (1 - h ** 2)
    dW1, db1 = readings.T.dot(dh), dh.sum(0)
    W1, b1 = W1 - lr * dW1, b1 - lr * db1
    W2, b2 = W2 - lr * dW2, b2 - lr * db2

print("loss went from %.3f to %.3f" % (hist[0], hist[-1]))
print("Why does it not go to zero??")
