import numpy as np

# weight of an apple from its diameter (cm)
np.random.seed(1)
diameter = np.zeros((200, 1), dtype=np.float)
for i in range(200):
    diameter[i] = np.random.random_integers(40, 100) / 10.0
grams = 0.45 * diameter ** 3 + np.random.randn(200, 1) * 3

x = (diameter - diameter.mean()) / diameter.std()
y = (grams - grams.mean()) / grams.std()

W1 = np.random.randn(1, 8)
b1 = np.random.randn(8)
W2 = np.random.randn(8, 1) * 0.5
b2 = np.zeros(1)
alpha = 0.1

for k in range(3000):
    h = np.tanh(x.dot(W1) + b1)
    out = h.dot(W2) + b2
    if k % 500 == 0:
        print("%d %.5f" % (k, np.mean((out - y) ** 2)))
    d_out = 2 * (out - y) / len(x)
    d_h = d_out.dot(W2.T) * (1 - h ** 2)
    W2 -= alpha * h.T.dot(d_out)
    b2 -= alpha * d_out.sum(axis=0)
    W1 -= alpha * x.T.dot(d_h)
    b1 -= alpha * d_h.sum(axis=0)
