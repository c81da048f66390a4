# starch content of potato lines from specific gravity + maturity
# adapted from the cs231n two layer net (softmax replaced by mean squared error)
import numpy as np

np.random.seed(231)

N, D, H = 180, 2, 30
X = np.random.randn(N, D)
y = (0.8 * X[:, 0] + 0.6 * np.abs(X[:, 1]) - 0.3 * X[:, 0] * X[:, 1]).reshape(N, 1)
y += 0.05 * np.random.randn(N, 1)
y -= y.mean()

model = {}
model['W1'] = np.random.randn(D, H) * np.sqrt(2.0 / D)
model['b1'] = np.zeros((1, H))
model['W2'] = np.random.randn(H, 1) * np.sqrt(2.0 / H)
model['b2'] = np.zeros((1, 1))

step_size = 5e-2
reg = 0.5


def loss_fn(model, X, y):
    hidden = np.maximum(0, X.dot(model['W1']) + model['b1'])
    scores = hidden.dot(model['W2']) + model['b2']
    data_loss = np.mean((scores - y) ** 2)
    reg_loss = 0.5 * reg * np.sum(model['W1'] ** 2) + 0.5 * reg * np.sum(model['W2'] ** 2)

    grads = {}
    dscores = 2.0 * (scores - y) / X.shape[0]
    grads['W2'] = hidden.T.dot(dscores) + reg * model['W2']
    grads['b2'] = np.sum(dscores, axis=0, keepdims=True)
    dhidden = dscores.dot(model['W2'].T)
    dhidden[hidden <= 0] = 0
    grads['W1'] = X.T.dot(dhidden) + reg * model['W1']
    grads['b1'] = np.sum(dhidden, axis=0, keepdims=True)
    return data_loss + reg_loss, scores, grads


for i in range(4000):
    loss, scores, grads = loss_fn(model, X, y)
    if i % 400 == 0:
        print('iteration %d: loss %f' % (i, loss))
    for name in model:
        model[name] += -step_size * grads[name]

print('R^2 = %.3f' % (1 - np.mean((scores - y) ** 2) / np.var(y)))
