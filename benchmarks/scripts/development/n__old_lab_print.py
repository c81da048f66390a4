import numpy as np

# S-meter calibration: reading (S units, centred) against input level and
# frequency band.  script of my predecessor, the gradients are his
np.random.seed(0)
N = 200
X = np.zeros([N, 2])
y = np.zeros([N, 1])
for i in xrange(N):
    X[i, :] = np.random.randint(-4, 5, size=2) / 4.0
    y[i] = 2 * X[i, 0] - 0.8 * X[i, 0] * X[i, 1] + 0.7 * abs(X[i, 1])

h = 16
W = 0.5 * np.random.randn(2, h)
b = np.zeros((1, h))
W2 = 0.5 * np.random.randn(h, 1)
b2 = np.zeros((1, 1))
step_size = 0.1

for i in xrange(2500):
    # evaluate scores
    hidden_layer = np.maximum(0, np.dot(X, W) + b)
    scores = np.dot(hidden_layer, W2) + b2
    loss = np.mean(np.power(scores - y, 2))
    if i % 250 == 0:
        print "iteration %d: loss %f" % (i, loss)

    # gradient on the scores
    dscores = 2 * (y - scores) / N
    dW2 = np.dot(hidden_layer.T, dscores)
    db2 = np.sum(dscores, axis=0, keepdims=True)
    dhidden = np.dot(dscores, W2.T)
    dhidden[hidden_layer <= 0] = 0
    dW = np.dot(X.T, dhidden)
    db = np.sum(dhidden, axis=0, keepdims=True)

    # parameter update
    W += -step_size * dW
    b += -step_size * db
    W2 += -step_size * dW2
    b2 += -step_size * db2

hidden_layer = np.maximum(0, np.dot(X, W) + b)
result = np.dot(hidden_layer, W2) + b2
print "largest deviation", np.max(np.abs(result - y))
