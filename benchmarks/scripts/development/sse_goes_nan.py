"""loss is nan after a few iterations, please help (homework, only numpy allowed)"""
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(50)


def relu(a):
    return a * (a > 0)


def model(x, params):
    W1, b1, W2, b2 = params
    a = x.dot(W1) + b1
    return a, relu(a), relu(a).dot(W2) + b2


def sum_of_squares(y_hat, y):
    return np.sum((y_hat - y) ** 2)


def gradients(x, y, params):
    W1, b1, W2, b2 = params
    a, h, y_hat = model(x, params)
    d = 2 * (y - y_hat)
    da = d.dot(W2.T) * (a > 0)
    return [x.T.dot(da), da.sum(0), h.T.dot(d), d.sum(0)]


# speed of a wave by depth and wind
x = np.random.uniform(-1, 1, size=(300, 2))
y = (np.sqrt(x[:, 0] + 1.1) + 0.5 * x[:, 1] ** 2 * x[:, 0])[:, None]

h = 25
params = [np.random.randn(2, h), np.random.randn(h) * 0.5, np.random.randn(h, 1) * 0.2, np.zeros(1)]
lr = 0.01
losses = []
for i in range(4000):
    grads = gradients(x, y, params)
    params = [p - lr * g for p, g in zip(params, grads)]
    y_hat = model(x, params)[2]
    losses.append(sum_of_squares(y_hat, y))
    if i % 400 == 0:
        print(i, losses[-1])

plt.semilogy(losses)
plt.show()
