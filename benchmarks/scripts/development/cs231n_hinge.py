# changed the two-layer net of assignment 1 to predict a number (house price index) instead of a class
import numpy as np

np.random.seed(231)
N, D, H = 200, 4, 30
X = np.random.randn(N, D)
y = 1.5 * X[:, 0] + np.sin(2 * X[:, 1]) - 0.5 * X[:, 2] ** 2
y = y.reshape(N, 1)

params = {}
params['W1'] = np.random.randn(D, H) * 0.5
params['b1'] = np.random.randn(1, H) * 0.1
params['W2'] = np.random.randn(H, 1) * 0.1
params['b2'] = np.zeros((1, 1))
reg = 1e-5
delta = 1.0


def loss(params, X, y):
    W1, b1 = params['W1'], params['b1']
    W2, b2 = params['W2'], params['b2']

    hidden = np.maximum(0, X.dot(W1) + b1)
    scores = hidden.dot(W2) + b2

    # svm loss with margin delta
    margins = np.maximum(0, scores - y + delta)
    data_loss = np.sum(margins) / N
    total = data_loss + 0.5 * reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

    dscores = np.zeros_like(scores)
    dscores[margins > 0] = 1.0 / N

    grads = {}
    grads['W2'] = hidden.T.dot(dscores) + reg * W2
    grads['b2'] = np.sum(dscores, axis=0, keepdims=True)
    dhidden = dscores.dot(W2.T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = X.T.dot(dhidden) + reg * W1
    grads['b1'] = np.sum(dhidden, axis=0, keepdims=True)
    return total, grads, scores


learning_rate = 5e-2
for it in range(4000):
    total, grads, scores = loss(params, X, y)
    for name in params:
        params[name] -= learning_rate * grads[name]
    if it % 400 == 0:
        print('iteration %d / 4000: loss %f' % (it, total))

print('mean squared error:', np.mean((scores - y) ** 2))
