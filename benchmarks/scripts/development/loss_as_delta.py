"""
Backprop homework: 'the error is propagated back through the network'
"""
import numpy as np

rng = np.random.RandomState(123)


def sig(x):
    return 1 / (1 + np.exp(-x))


class Model:
    def __init__(self, n_x, n_h):
        self.w_xh = rng.normal(0, 2.5, (n_x, n_h))
        self.b_h = rng.normal(0, 1.5, (1, n_h))
        self.w_hy = rng.normal(0, 0.3, (n_h, 1))
        self.b_y = np.zeros((1, 1))

    def predict(self, x):
        self.h = sig(x @ self.w_xh + self.b_h)
        return self.h @ self.w_hy + self.b_y

    def loss(self, y_hat, y):
        return (y_hat - y) ** 2

    def backward(self, x, y, y_hat, lr):
        error = self.loss(y_hat, y)
        d_y = error / len(x)
        d_h = d_y @ self.w_hy.T * self.h * (1 - self.h)
        self.w_hy -= lr * self.h.T @ d_y
        self.b_y -= lr * d_y.sum(0, keepdims=True)
        self.w_xh -= lr * x.T @ d_h
        self.b_h -= lr * d_h.sum(0, keepdims=True)


x = rng.uniform(-1, 1, (200, 1))
y = 0.3 + 0.4 * np.sin(4 * x)            # brightness of a variable star
model = Model(1, 15)
for i in range(12001):
    y_hat = model.predict(x)
    model.backward(x, y, y_hat, 0.1)
    if i % 2000 == 0:
        print(i, model.loss(y_hat, y).mean())
y_hat = model.predict(x)
