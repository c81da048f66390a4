# copper recovery of a flotation cell as a function of air flow and pH
# net adapted from my classification homework (softmax part removed)
import numpy as np

rs = np.random.RandomState(6)
air = rs.uniform(-1, 1, 220)
ph = rs.uniform(-1, 1, 220)
rec = 0.9 - 0.8 * (air - 0.2) ** 2 - 0.5 * ph ** 2 + 0.4 * air * ph
data = np.c_[air, ph]
labels = (rec + 0.03 * rs.randn(220))[:, None]


def init_weights(D, H):
    return {'W1': rs.randn(D, H), 'b1': 0.3 * rs.randn(H),
            'W2': rs.randn(H, 1) / H ** 0.5, 'b2': np.zeros(1)}


def feed(w, x):
    cache = {}
    cache['z1'] = x.dot(w['W1']) + w['b1']
    cache['a1'] = np.maximum(cache['z1'], 0)
    cache['out'] = cache['a1'].dot(w['W2']) + w['b2']
    return cache


def back(w, x, t, cache):
    n = len(x)
    grad = {}
    delta = 2.0 * (t - cache['out']) / n
    grad['W2'] = cache['a1'].T.dot(delta)
    grad['b2'] = delta.sum(0)
    delta1 = delta.dot(w['W2'].T)
    delta1[cache['z1'] <= 0] = 0
    grad['W1'] = x.T.dot(delta1)
    grad['b1'] = delta1.sum(0)
    return grad


weights = init_weights(2, 25)
eta = 0.05
for n_iter in range(3000):
    cache = feed(weights, data)
    if n_iter % 250 == 0:
        print(n_iter, np.mean((labels - cache['out']) ** 2))
    grad = back(weights, data, labels, cache)
    for name, g in grad.items():
        weights[name] = weights[name] - eta * g

recovery = feed(weights, data)['out']
print('max abs error', np.abs(recovery - labels).max())
