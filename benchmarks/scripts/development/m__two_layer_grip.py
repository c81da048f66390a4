# two-layer net after the cs231n assignment, changed to regression
# data: tyre grip over slip angle and load
import numpy as np


class TyreData:
    def __init__(self, n):
        self.slip = np.random.uniform(-0.3, 0.3, n)
        self.load = np.random.uniform(1.0, 5.0, n)
        grip = self.load * np.sin(1.4 * np.arctan(12 * self.slip))
        self.y = (grip / grip.std()).reshape(-1, 1)
        self.X = np.column_stack([self.slip / 0.17, (self.load - 3.0) / 1.15])


def init_params(input_size, hidden_size, output_size=1):
    params = {}
    params['W1'] = np.zeros((input_size, hidden_size))
    params['b1'] = np.zeros(hidden_size)
    params['W2'] = np.zeros((hidden_size, output_size))
    params['b2'] = np.zeros(output_size)
    return params


def loss(params, X, y=None):
    W1, b1 = params['W1'], params['b1']
    W2, b2 = params['W2'], params['b2']
    hidden = np.tanh(X.dot(W1) + b1)
    scores = hidden.dot(W2) + b2
    if y is None:
        return scores
    N = X.shape[0]
    data_loss = np.sum((scores - y) ** 2) / N
    grads = {}
    dscores = 2 * (scores - y) / N
    grads['W2'] = hidden.T.dot(dscores)
    grads['b2'] = dscores.sum(axis=0)
    dhidden = dscores.dot(W2.T) * (1 - hidden ** 2)
    grads['W1'] = X.T.dot(dhidden)
    grads['b1'] = dhidden.sum(axis=0)
    return data_loss, grads


np.random.seed(231)
data = TyreData(300)
params = init_params(2, 24)
learning_rate = 0.1
for it in range(3000):
    L, grads = loss(params, data.X, data.y)
    for key in params:
        params[key] -= learning_rate * grads[key]
    if it % 300 == 0:
        print('iteration %d / 3000: loss %f' % (it, L))

pred = loss(params, data.X)
print('predictions', pred[:5].ravel())
print('targets    ', data.y[:5].ravel())
