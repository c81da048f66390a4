import numpy as np

rng = np.random.default_rng(99)

def make_data(n):
    x = rng.uniform(-1, 1, size=(n, 3))
    y = 2 * np.tanh(3 * x[:, [0]]) - x[:, [1]] * x[:, [2]] + 0.1 * rng.standard_normal((n, 1))
    return x, y

def loss_and_grads(p, x, y, lam):
    z = x @ p['w1'] + p['b1']
    a = np.maximum(z, 0)
    out = a @ p['w2'] + p['b2']
    n = len(x)
    loss = np.mean((out - y) ** 2) + lam * (np.sum(p['w1'] ** 2) + np.sum(p['w2'] ** 2))
    g = {}
    d = 2 * (out - y) / n
    g['w2'] = a.T @ d + 2 * lam * p['w2']
    g['b2'] = d.sum(axis=0)
    d = (d @ p['w2'].T) * (z > 0)
    g['w1'] = x.T @ d + 2 * lam * p['w1']
    g['b1'] = d.sum(axis=0)
    return loss, g, out

x_train, y_train = make_data(500)
params = {
    'w1': rng.standard_normal((3, 32)) * np.sqrt(2 / 3),
    'b1': np.zeros(32),
    'w2': rng.standard_normal((32, 1)) * np.sqrt(2 / 32),
    'b2': np.zeros(1),
}
lam = 0.1
lr = 0.05
for i in range(3000):
    loss, grads, out = loss_and_grads(params, x_train, y_train, lam)
    for name, g in grads.items():
        params[name] -= lr * g
    if i % 300 == 0:
        print(i, round(loss, 5))

print('mse on the training set', np.mean((out - y_train) ** 2))
