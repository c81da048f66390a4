# adapted from the cs231n two layer net (assignment 1), softmax replaced by a regression output
import numpy as np


def init_params(D, H, std=0.5):
    params = {}
    params['W1'] = std * np.random.randn(D, H)
    params['b1'] = np.zeros(H)
    params['W2'] = std * np.random.randn(H, 1)
    params['b2'] = np.zeros(1)
    return params


def loss(params, X, y, reg):
    W1, b1, W2, b2 = params['W1'], params['b1'], params['W2'], params['b2']
    N = X.shape[0]
    h1 = np.maximum(0, X.dot(W1) + b1)
    scores = h1.dot(W2) + b2
    data_loss = np.sum((scores - y) ** 2) / N
    total = data_loss + reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

    grads = {}
    dscores = 2 * (scores - y) / N
    grads['W2'] = h1.T.dot(dscores) + 2 * reg * W2
    grads['b2'] = dscores.sum(axis=0)
    dh1 = dscores.dot(W2.T)
    dh1[h1 <= 0] = 0
    grads['W1'] = X.T.dot(dh1) + 2 * reg * W1
    grads['b1'] = dh1.sum(axis=0)
    return total, grads


np.random.seed(231)
age = np.random.uniform(1, 90, 300)          # days
water = np.random.uniform(0.35, 0.7, 300)    # water/cement
strength = 95 * np.exp(-2.2 * water) * (1 - np.exp(-age / 14)) + np.random.randn(300)
X = np.array([(age - 45) / 26, (water - 0.525) / 0.1]).T
y = ((strength - strength.mean()) / strength.std())[:, None]

params = init_params(2, 30)
learning_rate = 0.05
reg = 0.2
history = []
for it in range(3000):
    L, grads = loss(params, X, y, reg)
    history.append(L)
    for p in params:
        params[p] -= learning_rate * grads[p]
    if it % 500 == 0:
        print('iteration %d / 3000: loss %f' % (it, L))

final = np.maximum(0, X.dot(params['W1']) + params['b1']).dot(params['W2']) + params['b2']
print('rms', np.sqrt(np.mean((final - y) ** 2)))
