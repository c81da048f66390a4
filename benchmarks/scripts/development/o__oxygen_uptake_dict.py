import numpy as np

# cycling economy: net VO2 against cadence at 200 W.  There is an optimum near 75 rpm.
np.random.seed(12)
cadence = np.random.uniform(40, 115, (240, 1))
vo2 = 2.55 + 0.0006 * (cadence - 75) ** 2 + 0.03 * np.random.randn(240, 1)

X = (cadence - cadence.mean()) / cadence.std()
Y = (vo2 - vo2.mean()) / vo2.std()


def init_params(n_x, n_h, n_y):
    params = {}
    params['W1'] = np.random.randn(n_x, n_h) * 0.5
    params['b1'] = np.zeros((1, n_h))
    params['W2'] = np.random.randn(n_h, n_y) * 0.5
    params['b2'] = np.zeros((1, n_y))
    return params


def forward(params, X):
    cache = {}
    cache['A1'] = np.tanh(X.dot(params['W1']) + params['b1'])
    cache['out'] = cache['A1'].dot(params['W2']) + params['b2']
    return cache


def backward(params, cache, X, Y):
    N = X.shape[0]
    grads = {}
    dout = 2 * (cache['out'] - Y) / N
    grads['W2'] = cache['A1'].T.dot(dout)
    grads['b2'] = dout.sum(axis=0, keepdims=True)
    dA1 = dout.dot(params['W2'].T)
    dZ1 = dA1 * (1 - cache['A1'] ** 2)
    grads['W1'] = X.T.dot(dZ1)
    grads['b1'] = dZ1.sum(axis=0, keepdims=True)
    return grads


params = init_params(1, 30, 1)
learning_rate = 0.1
for it in range(4000):
    cache = forward(params, X)
    loss = np.mean((cache['out'] - Y) ** 2)
    grads = backward(params, cache, X, Y)
    for key in ('W2', 'b2'):
        params[key] -= learning_rate * grads[key]
    if it % 400 == 0:
        print('it %d  loss %f' % (it, loss))

prediction = forward(params, X)['out']
r = np.corrcoef(prediction[:, 0], Y[:, 0])[0, 1]
print('correlation with the measured VO2:', r)
