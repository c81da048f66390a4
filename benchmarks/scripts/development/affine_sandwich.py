import numpy as np

def affine_forward(x, w, b):
    return x.dot(w) + b, (x, w, b)

def affine_backward(dout, cache):
    x, w, b = cache
    return dout.dot(w.T), x.T.dot(dout), dout.sum(axis=0)

def sigmoid_forward(x):
    out = 1 / (1 + np.exp(-x))
    return out, x

def sigmoid_backward(dout, cache):
    x = cache
    dx = dout * x * (1 - x)
    return dx

def mse(x, y):
    return np.mean((x - y) ** 2), 2.0 * (x - y) / x.shape[0]

np.random.seed(8)
X = np.random.uniform(-2, 2, (300, 2))
y = (X[:, 0] ** 2 - np.sin(2 * X[:, 1])).reshape(-1, 1)

model = {
    'W1': np.random.randn(2, 30), 'b1': np.random.randn(30),
    'W2': np.random.randn(30, 30) * 0.4, 'b2': np.zeros(30),
    'W3': np.random.randn(30, 1) * 0.1, 'b3': np.zeros(1),
}

for it in range(3000):
    z1, c1 = affine_forward(X, model['W1'], model['b1'])
    h1, r1 = sigmoid_forward(z1)
    z2, c2 = affine_forward(h1, model['W2'], model['b2'])
    h2, r2 = sigmoid_forward(z2)
    scores, c3 = affine_forward(h2, model['W3'], model['b3'])
    loss, dscores = mse(scores, y)

    g = {}
    dh2, g['W3'], g['b3'] = affine_backward(dscores, c3)
    dz2 = sigmoid_backward(dh2, r2)
    dh1, g['W2'], g['b2'] = affine_backward(dz2, c2)
    dz1 = sigmoid_backward(dh1, r1)
    _, g['W1'], g['b1'] = affine_backward(dz1, c1)

    for k in model:
        model[k] -= 0.1 * g[k]
    if it % 300 == 0:
        print('it %4d  loss %.6f' % (it, loss))
