import numpy as np

# 3 layer net (2 hidden), minibatch SGD, learns f(a,b) = sin(pi*a) * b
np.random.seed(7)
n_samples = 800
X = np.random.uniform(-1, 1, size=(n_samples, 2))
t = np.sin(np.pi * X[:, 0:1]) * X[:, 1:2]

n1, n2 = 32, 32
W1 = np.random.randn(2, n1) * np.sqrt(2.0 / 2)
W2 = np.random.randn(n1, n2) * np.sqrt(2.0 / n1)
W3 = np.random.randn(n2, 1) * np.sqrt(2.0 / n2)
b1 = np.zeros(n1)
b2 = np.zeros(n2)
b3 = np.zeros(1)

learning_rate = 0.1
mb = 40
for ep in range(250):
    idx = np.arange(n_samples)
    np.random.shuffle(idx)
    for j in range(n_samples // mb):
        sel = idx[j * mb:(j + 1) * mb]
        x, y = X[sel], t[sel]

        # forward
        a1 = np.maximum(0, x.dot(W1) + b1)
        a2 = np.maximum(0, a1.dot(W2) + b2)
        out = a2.dot(W3) + b3

        # backward
        delta3 = (out - y) / mb
        delta2 = delta3.dot(W3.T)
        delta1 = delta2.dot(W2.T)

        W3 -= learning_rate * a2.T.dot(delta3)
        b3 -= learning_rate * delta3.sum(0)
        W2 -= learning_rate * a1.T.dot(delta2)
        b2 -= learning_rate * delta2.sum(0)
        W1 -= learning_rate * x.T.dot(delta1)
        b1 -= learning_rate * delta1.sum(0)

    if ep % 20 == 0:
        a1 = np.maximum(0, X.dot(W1) + b1)
        a2 = np.maximum(0, a1.dot(W2) + b2)
        print('epoch', ep, 'loss', 0.5 * np.mean((a2.dot(W3) + b3 - t) ** 2))

a1 = np.maximum(0, X.dot(W1) + b1)
a2 = np.maximum(0, a1.dot(W2) + b2)
final = a2.dot(W3) + b3
print('final R2', 1 - np.sum((final - t) ** 2) / np.sum((t - t.mean()) ** 2))
