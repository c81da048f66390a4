import numpy as np
import matplotlib.pyplot as plt

# my first network with ReLU! approximates a parabola with a bump
np.random.seed(3)
x = np.random.uniform(-1, 1, (300, 1))
y = x ** 2 + 0.5 * np.exp(-30 * (x - 0.3) ** 2)

n1, n2 = 24, 24
w1 = np.random.randn(1, n1) * 1.4
b1 = np.random.randn(n1) * 0.5
w2 = np.random.randn(n1, n2) * np.sqrt(2 / n1)
b2 = np.zeros(n2)
w3 = np.random.randn(n2, 1) * np.sqrt(1 / n2) * 0.3
b3 = np.zeros(1)
alpha = 0.05

for it in range(4000):
    h1 = np.maximum(x.dot(w1) + b1, 0)
    h2 = np.maximum(h1.dot(w2) + b2, 0)
    pred = h2.dot(w3) + b3
    loss = np.mean(np.square(pred - y))
    if it % 500 == 0:
        print(it, loss)

    dpred = 2 * (pred - y) / len(x)
    dw3, db3 = h2.T.dot(dpred), dpred.sum(0)
    dh2 = dpred.dot(w3.T)
    dh2[h2 > 0] = 0
    dw2, db2 = h1.T.dot(dh2), dh2.sum(0)
    dh1 = dh2.dot(w2.T)
    dh1[h1 > 0] = 0
    dw1, db1 = x.T.dot(dh1), dh1.sum(0)

    w1 -= alpha * dw1
    b1 -= alpha * db1
    w2 -= alpha * dw2
    b2 -= alpha * db2
    w3 -= alpha * dw3
    b3 -= alpha * db3

plt.scatter(x, y, s=4)
plt.scatter(x, pred, s=4)
plt.title("loss %.4f" % loss)
plt.show()
