# loss is 1/4 of the squared error, because why not
import numpy as np

np.random.seed(25)
x = np.random.uniform(-2, 2, (150, 1))
y = np.log1p(np.exp(3 * x)) + 0.05 * np.random.normal(size=x.shape)

n_hidden = 15
p = {
    'w1': np.random.normal(size=(1, n_hidden)),
    'b1': np.random.normal(size=n_hidden),
    'w2': np.random.normal(size=(n_hidden, 1)) * 0.3,
    'b2': np.zeros(1),
}


def loss_fn(p):
    h = np.tanh(x @ p['w1'] + p['b1'])
    out = h @ p['w2'] + p['b2']
    return 0.25 * np.mean((out - y) ** 2), h, out


for it in range(4000):
    loss, h, out = loss_fn(p)
    dout = 0.5 * (out - y) / len(x)
    dh = dout @ p['w2'].T * (1 - h ** 2)
    grads = {'w1': x.T @ dh, 'b1': dh.sum(0), 'w2': h.T @ dout, 'b2': dout.sum(0)}
    for k in p:
        p[k] -= 0.2 * grads[k]
    if it % 500 == 0:
        print(it, loss)

_, _, fitted = loss_fn(p)
print("largest deviation", np.abs(fitted - y).max())
