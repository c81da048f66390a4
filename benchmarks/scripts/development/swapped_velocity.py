import numpy as np

# momentum for every parameter in a list; dew on a window by inside and outside temperature
np.random.seed(67)
X = np.random.uniform(-1, 1, (300, 2))
dew = np.maximum(0, 0.8 * X[:, 0] - X[:, 1]) + 0.2 * np.sin(4 * X[:, 0])
dew = (dew - dew.mean())[:, None]

k = 25
params = [np.random.randn(2, k), np.random.randn(k), np.random.randn(k, k) / 5, np.zeros(k),
          np.random.randn(k, 1) / 5, np.zeros(1)]
speeds = [np.zeros_like(p) for p in params]
mu, lr, batch = 0.9, 0.01, 50


def run(x):
    a = np.tanh(x @ params[0] + params[1])
    b = np.tanh(a @ params[2] + params[3])
    return a, b, b @ params[4] + params[5]


for epoch in range(200):
    order = np.random.permutation(300)
    for rows in order.reshape(-1, batch):
        x, t = X[rows], dew[rows]
        a, b, out = run(x)
        d3 = 2 * (out - t) / batch
        d2 = d3 @ params[4].T * (1 - b ** 2)
        d1 = d2 @ params[2].T * (1 - a ** 2)
        grads = [x.T @ d1, d1.sum(0), a.T @ d2, d2.sum(0), b.T @ d3, d3.sum(0)]
        for i, g in enumerate(grads):
            speeds[i] = mu * speeds[i] + lr * g
            params[i] = params[i] + speeds[i]
    if epoch % 25 == 0:
        print(epoch, np.mean((run(X)[2] - dew) ** 2))

window = run(X)[2]
