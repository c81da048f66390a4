import numpy as np


class TwoLayerNet(object):
  """ A two-layer fully-connected net for regression, with L2 regularization. """

  def __init__(self, input_size, hidden_size, output_size, std=0.5):
    self.params = {}
    self.params['W1'] = std * np.random.randn(input_size, hidden_size)
    self.params['b1'] = std * np.random.randn(hidden_size)
    self.params['W2'] = std / 5 * np.random.randn(hidden_size, output_size)
    self.params['b2'] = np.zeros(output_size)

  def loss(self, X, y=None, reg=0.0):
    W1, b1 = self.params['W1'], self.params['b1']
    W2, b2 = self.params['W2'], self.params['b2']
    N, D = X.shape
    h = np.maximum(0, X.dot(W1) + b1)
    scores = h.dot(W2) + b2
    if y is None:
      return scores

    loss = np.sum((scores - y) ** 2) / N
    loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

    grads = {}
    dscores = 2 * (scores - y) / N
    grads['W2'] = h.T.dot(dscores) + 2 * reg * W2
    grads['b2'] = np.sum(dscores, axis=0)
    dh = dscores.dot(W2.T) * (h > 0)
    grads['W1'] = X.T.dot(dh) + 2 * reg * W1
    grads['b1'] = np.sum(dh, axis=0)
    return loss, grads


np.random.seed(231)
X = np.random.randn(300, 3)
y = (np.abs(X[:, 0]) + 0.5 * X[:, 1] * X[:, 2] + 0.1 * np.random.randn(300)).reshape(-1, 1)
net = TwoLayerNet(3, 40, 1)
for it in range(4000):
  loss, grads = net.loss(X, y, reg=1e-4)
  for name in net.params:
    net.params[name] -= 0.03 * grads[name]
  if it % 400 == 0:
    print('iteration %d / 4000: loss %f' % (it, loss))
