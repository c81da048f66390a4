import numpy as np

# cs231n style two layer net, predicting the boiling point of mixtures
np.random.seed(2)
N, D, H = 280, 3, 40
X = np.random.randn(N, D)
y = np.tanh(X[:, 0] + X[:, 1]) + 0.5 * X[:, 2] ** 2 - 0.3 * X[:, 0] * X[:, 2]
y = ((y - y.mean()) / y.std()).reshape(N, 1)

params = {}
params['W1'] = np.random.randn(D, H)
params['b1'] = np.random.randn(H)
params['W2'] = np.random.randn(H, 1) / np.sqrt(H)
params['b2'] = np.zeros(1)


def loss_and_grads(params, X, y):
    z = X.dot(params['W1']) + params['b1']
    h = 1.0 / (1.0 + np.exp(-z))
    scores = h.dot(params['W2']) + params['b2']
    loss = 0.5 * np.mean((scores - y) ** 2)

    grads = {}
    dscores = (scores - y) / X.shape[0]
    grads['W2'] = z.T.dot(dscores)
    grads['b2'] = np.sum(dscores, axis=0)
    dz = dscores.dot(params['W2'].T) * h * (1 - h)
    grads['W1'] = X.T.dot(dz)
    grads['b1'] = np.sum(dz, axis=0)
    return loss, scores, grads


step = 0.3
for it in range(3000):
    loss, scores, grads = loss_and_grads(params, X, y)
    for p in params:
        params[p] -= step * grads[p]
    if it % 300 == 0:
        print('iteration %d: loss %f' % (it, loss))

print('unexplained share', np.mean((scores - y) ** 2) / np.var(y))
