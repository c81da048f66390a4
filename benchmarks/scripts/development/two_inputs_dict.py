import numpy as np


def init_two_layer_model(input_size, hidden_size, output_size):
  """ Weights and biases of a two-layer net, in a dictionary. """
  model = {}
  model['W1'] = 0.3 * np.random.randn(input_size, hidden_size)
  model['b1'] = np.zeros(hidden_size)
  model['W2'] = 0.3 * np.random.randn(hidden_size, output_size)
  model['b2'] = np.zeros(output_size)
  return model


def two_layer_net(X, model, y=None, reg=0.0):
  W1, b1, W2, b2 = model['W1'], model['b1'], model['W2'], model['b2']
  N, D = X.shape

  hidden = np.maximum(0, X.dot(W1) + b1)
  scores = hidden.dot(W2) + b2
  if y is None:
    return scores

  data_loss = np.sum((scores - y) ** 2) / N
  reg_loss = 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
  loss = data_loss + reg_loss

  grads = {}
  dscores = 2 * (y - scores) / N
  grads['W2'] = hidden.T.dot(dscores) + reg * W2
  grads['b2'] = np.sum(dscores, axis=0)
  dhidden = dscores.dot(W2.T)
  dhidden[hidden <= 0] = 0
  grads['W1'] = X.T.dot(dhidden) + reg * W1
  grads['b1'] = np.sum(dhidden, axis=0)
  return loss, grads


np.random.seed(231)
X = np.random.uniform(-2, 2, size=(200, 2))
y = (X[:, 0] * X[:, 1] + 0.5 * X[:, 0])[:, None]
y = y + 0.05 * np.random.randn(200, 1)

model = init_two_layer_model(2, 30, 1)
learning_rate = 0.05
for it in range(3000):
  loss, grads = two_layer_net(X, model, y, reg=1e-5)
  for p in model:
    model[p] -= learning_rate * grads[p]
  if it % 300 == 0:
    print('iteration %d: loss %f' % (it, loss))

pred = two_layer_net(X, model)
print('training error:', np.mean(np.abs(pred - y)))
