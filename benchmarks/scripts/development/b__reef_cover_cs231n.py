# coral cover vs depth and turbidity; two layer net adapted from the cs231n notes
import numpy as np

np.random.seed(1)
N, D, H = 300, 2, 40

depth = np.random.uniform(-1.7, 1.7, N)          # already z-scored
turbidity = np.random.uniform(-1.7, 1.7, N)
cover = 1.2 * np.sin(1.5 * depth) - 0.8 * turbidity * depth + np.random.randn(N) * 0.1

X = np.stack([depth, turbidity], axis=1)
y = cover[:, None]

params = {}
params['W1'] = np.random.randn(D, H) / np.sqrt(D)
params['b1'] = np.zeros((1, H))
params['W2'] = np.random.randn(H, 1) / np.sqrt(H)
params['b2'] = np.zeros((1, 1))

step_size = 0.05
reg = 0.3   # regularization strength

for i in range(4000):
    # evaluate scores
    hidden_layer = np.maximum(0, X.dot(params['W1']) + params['b1'])
    scores = hidden_layer.dot(params['W2']) + params['b2']

    # compute the loss: squared error and regularization
    data_loss = np.mean((scores - y) ** 2)
    reg_loss = 0.5 * reg * np.sum(params['W1'] ** 2) + 0.5 * reg * np.sum(params['W2'] ** 2)
    loss = data_loss + reg_loss
    if i % 500 == 0:
        print("iteration %d: loss %f" % (i, loss))

    grads = {}
    dscores = 2 * (scores - y) / N
    grads['W2'] = hidden_layer.T.dot(dscores)
    grads['b2'] = np.sum(dscores, axis=0, keepdims=True)
    dhidden = dscores.dot(params['W2'].T)
    dhidden[hidden_layer <= 0] = 0
    grads['W1'] = X.T.dot(dhidden)
    grads['b1'] = np.sum(dhidden, axis=0, keepdims=True)

    # add regularization gradient contribution
    grads['W2'] += reg * params['W2']
    grads['W1'] += reg * params['W1']

    for key in params:
        params[key] += -step_size * grads[key]

hidden_layer = np.maximum(0, X.dot(params['W1']) + params['b1'])
scores = hidden_layer.dot(params['W2']) + params['b2']
print('R2: %.3f' % (1 - np.mean((scores - y) ** 2) / np.var(y)))
