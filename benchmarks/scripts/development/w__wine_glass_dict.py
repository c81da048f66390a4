# resonance of a wine glass vs fill level and wall -> frequency. two layer net a la cs231n
import numpy as np


class TwoLayerNet(object):
    def __init__(self, D, H, std=0.5):
        self.params = {}
        self.params['W1'] = std * np.random.randn(D, H)
        self.params['b1'] = 0.1 * np.random.randn(H)
        self.params['W2'] = std * np.random.randn(H, 1)
        self.params['b2'] = np.zeros(1)

    def loss(self, X, y=None, reg=0.0):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N = X.shape[0]
        hidden = np.maximum(0, X.dot(W1) + b1)
        scores = hidden.dot(W2) + b2
        if y is None:
            return scores
        loss = np.sum((scores - y) ** 2) / N
        loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

        grads = {}
        dscores = 2 * (scores - y) / N
        grads['W2'] = hidden.T.dot(dscores) + 2 * reg * W2
        grads['b2'] = dscores.sum(axis=0)
        dhidden = dscores.dot(W2.T)
        dhidden[hidden <= 0] = 0
        grads['W1'] = X.T.dot(dhidden) + 2 * reg * W1
        grads['b1'] = dhidden.sum(axis=0)
        return loss, grads

    def train(self, X, y, learning_rate=0.05, reg=0.3, num_iters=3000):
        for it in range(num_iters):
            loss, grads = self.loss(X, y, reg)
            for k in self.params:
                self.params[k] -= learning_rate * grads[k]
            if it % 300 == 0:
                print('iteration %d / %d: loss %f' % (it, num_iters, loss))


np.random.seed(19)
fill = np.random.uniform(-1.7, 1.7, 300)
wall = np.random.uniform(-1.7, 1.7, 300)
freq = np.sin(1.6 * fill) - 0.5 * wall * fill + 0.4 * wall + 0.05 * np.random.randn(300)
X = np.stack([fill, wall], axis=1)
y = freq.reshape(-1, 1)

net = TwoLayerNet(2, 50)
net.train(X, y)
f_pred = net.loss(X)
print('rel. error', np.mean((f_pred - y) ** 2) / np.var(y))
