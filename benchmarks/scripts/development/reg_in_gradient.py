import numpy as np

np.random.seed(0)
N, D, h, K = 200, 2, 40, 1
X = np.random.randn(N, D)
y = (X[:, 0] ** 2 - X[:, 1]).reshape(N, K)

W = 0.5 * np.random.randn(D, h)
b = np.zeros((1, h))
W2 = 0.2 * np.random.randn(h, K)
b2 = np.zeros((1, K))

step_size = 0.03
reg = 0.5

for i in range(3000):
    hidden_layer = np.maximum(0, np.dot(X, W) + b)
    scores = np.dot(hidden_layer, W2) + b2
    loss = np.mean((scores - y) ** 2)
    if i % 300 == 0:
        print("iteration %d: loss %f" % (i, loss))

    dscores = 2 * (scores - y) / N
    dW2 = np.dot(hidden_layer.T, dscores)
    db2 = np.sum(dscores, axis=0, keepdims=True)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden_layer <= 0] = 0
    dW = np.dot(X.T, dhidden)
    db = np.sum(dhidden, axis=0, keepdims=True)

    # add regularization gradient contribution
    dW2 += reg * W2
    dW += reg * W

    W += -step_size * dW
    b += -step_size * db
    W2 += -step_size * dW2
    b2 += -step_size * db2
