# neural net for conductometric titration, homework 3
# does not print anything useful... please help
import numpy as np

np.random.seed(1)

# volume of base (ml) -> conductivity (mS/cm), minimum at the equivalence point
volume = np.random.uniform(0, 50, (400, 1))
cond = 2.0 + 0.3 * np.sqrt((volume - 22.0) ** 2 + 4.0) + 0.1 * np.random.randn(400, 1)

X = (volume - 25.0) / 14.0
y = cond

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

hidden = 10
W1 = np.zeros((1, hidden))
b1 = np.zeros((1, hidden))
W2 = np.zeros((hidden, 1))
b2 = np.zeros((1, 1))

alpha = 0.1
batch = 20

for epoch in xrange(600):
    perm = np.random.permutation(400)
    cost = 0
    for k in xrange(0, 400, batch):
        ind = perm[k:k+batch]
        xb = X[ind]
        yb = y[ind]
        # forward
        a1 = sigmoid(np.dot(xb, W1) + b1)
        a2 = sigmoid(np.dot(a1, W2) + b2)
        cost += np.sum((a2 - yb)**2)
        # backward
        delta2 = 2 * (a2 - yb) * a2 * (1 - a2)
        delta1 = np.dot(delta2, W2.T) * a1 * (1 - a1)
        W2 = W2 - alpha * np.dot(a1.T, delta2) / batch
        b2 = b2 - alpha * np.sum(delta2, axis=0) / batch
        W1 = W1 - alpha * np.dot(xb.T, delta1) / batch
        b1 = b1 - alpha * np.sum(delta1, axis=0) / batch
    if epoch % 100 == 0:
        print "epoch %d cost %f" % (epoch, cost / 400)

out = sigmoid(np.dot(sigmoid(np.dot(X, W1) + b1), W2) + b2)
print "mean absolute error in mS/cm", np.mean(np.abs(out - y))
