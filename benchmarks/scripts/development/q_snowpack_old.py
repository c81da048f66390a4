import numpy as np
np.random.seed(1)

# snow depth from altitude and slope, standardized; code from an old course
class Net:
    def __init__(self, D, H):
        self.W1 = np.random.randn(D, H) * 0.7
        self.b1 = np.zeros((1, H))
        self.W2 = np.random.randn(H, 1) * 0.3
        self.b2 = np.zeros((1, 1))

    def forward(self, X):
        self.X = X
        self.H = np.tanh(np.dot(X, self.W1) + self.b1)
        return np.dot(self.H, self.W2) + self.b2

    def backward(self, y, scores):
        N = y.shape[0]
        dscores = 2.0 * (y - scores) / N
        self.dW2 = np.dot(self.H.T, dscores)
        self.db2 = np.sum(dscores, axis=0, keepdims=True)
        dH = np.dot(dscores, self.W2.T) * (1 - self.H ** 2)
        self.dW1 = np.dot(self.X.T, dH)
        self.db1 = np.sum(dH, axis=0, keepdims=True)

    def update(self, step_size):
        self.W1 -= step_size * self.dW1
        self.b1 -= step_size * self.db1
        self.W2 -= step_size * self.dW2
        self.b2 -= step_size * self.db2

X = np.random.randn(180, 2)
y = (np.sin(X[:, 0] * 1.5) + 0.6 * X[:, 1] * X[:, 0]).reshape(-1, 1)

net = Net(2, 25)
step_size = 3.0
for it in xrange(5000):
    scores = net.forward(X)
    loss = np.mean((scores - y) ** 2)
    if it % 100 == 0:
        print "iter %d loss %f" % (it, loss)
    net.backward(y, scores)
    net.update(step_size)

final = net.forward(X)
print "done, loss", np.mean((final - y) ** 2)
