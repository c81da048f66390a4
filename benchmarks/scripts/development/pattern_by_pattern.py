"""Online training; one hidden layer; plain python loops over the patterns."""
import numpy as np

rng = np.random.RandomState(41)
inputs = rng.uniform(-1, 1, (100, 3))
outputs = np.sin(2 * inputs[:, 0]) + 0.5 * inputs[:, 1] * inputs[:, 2] + 0.05 * rng.randn(100)

n_hidden = 14
W = rng.randn(n_hidden, 3) * 0.7
a = rng.randn(n_hidden) * 0.3
v = rng.randn(n_hidden) * 0.3
c = 0.0
eta0 = 0.05

for epoch in range(250):
    eta = eta0 / (1 + epoch / 100.0)
    sse = 0.0
    for k in rng.permutation(100):
        x, d = inputs[k], outputs[k]
        h = np.tanh(W.dot(x) + a)
        y = v.dot(h) + c
        e = y - d
        sse += e * e
        g = e * v * (1 - h * h)
        v = v - eta * e * h
        c = c - eta * e
        W = W - eta * np.outer(g, x)
        a = a - eta * g
    if epoch % 25 == 0:
        print("epoch %3d  mse %.5f  eta %.4f" % (epoch, sse / 100, eta))

trained = np.tanh(inputs.dot(W.T) + a).dot(v) + c
