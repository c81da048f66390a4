import numpy as np

np.random.seed(314)

# minutes after the meal vs. insulin, both standardised beforehand
mins = np.random.rand(200, 1) * 180
ins = 10 + 60 * (mins / 40) * np.exp(1 - mins / 40)
ins += np.random.randn(200, 1) * 2.0
X = (mins - np.mean(mins)) / np.std(mins)
T = (ins - np.mean(ins)) / np.std(ins)

params = dict(
    W1=np.random.randn(1, 20),
    b1=np.random.randn(1, 20),
    W2=np.random.randn(20, 1) * 0.2,
    b2=np.zeros((1, 1)),
)
reg = 0.3
step_size = 0.1


def loss_fun(p, X, T):
    h = np.tanh(X @ p['W1'] + p['b1'])
    out = h @ p['W2'] + p['b2']
    data_loss = np.mean((out - T) ** 2)
    reg_loss = 0.5 * reg * np.sum(p['W1'] ** 2) + 0.5 * reg * np.sum(p['W2'] ** 2)

    g = {}
    dout = 2 * (out - T) / X.shape[0]
    g['W2'] = h.T @ dout + reg * p['W2']
    g['b2'] = dout.sum(axis=0, keepdims=True)
    dh = dout @ p['W2'].T
    dz = dh * (1 - h * h)
    g['W1'] = X.T @ dz + reg * p['W1']
    g['b1'] = dz.sum(axis=0, keepdims=True)
    return out, data_loss + reg_loss, g


for i in range(4000):
    out, loss, grads = loss_fun(params, X, T)
    if i % 400 == 0:
        print("iteration %d: loss %f" % (i, loss))
    for k in params:
        params[k] += -step_size * grads[k]

out, loss, _ = loss_fun(params, X, T)
print('R^2 = ', 1 - np.sum((out - T) ** 2) / np.sum((T - T.mean()) ** 2))
