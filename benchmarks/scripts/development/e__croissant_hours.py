# croissants sold per hour over the opening hours (two peaks: breakfast and afternoon)
import numpy as np
import matplotlib.pyplot as plt

rng = np.random.default_rng(99)
hour = rng.uniform(6, 19, 260)
sold = 14 + 30 * np.exp(-(hour - 8) ** 2 / 2.5) + 16 * np.exp(-(hour - 15.5) ** 2 / 4) \
       + rng.normal(0, 1.5, 260)

x = ((hour - hour.mean()) / hour.std())[:, None]
y = ((sold - sold.mean()) / sold.std())[:, None]

H = 25
params = {
    'w1': np.ones((1, H)),
    'b1': np.zeros((1, H)),
    'w2': np.ones((H, 1)) * 0.1,
    'b2': np.zeros((1, 1)),
}
# Adam, from the paper
m = {k: np.zeros_like(v) for k, v in params.items()}
v = {k: np.zeros_like(p) for k, p in params.items()}
lr, beta1, beta2, eps = 0.02, 0.9, 0.999, 1e-8

for t in range(1, 3001):
    a = np.tanh(x @ params['w1'] + params['b1'])
    yhat = a @ params['w2'] + params['b2']
    loss = np.mean((yhat - y) ** 2)

    d = 2 * (yhat - y) / len(x)
    da = (d @ params['w2'].T) * (1 - a ** 2)
    grads = {'w1': x.T @ da, 'b1': da.sum(0, keepdims=True),
             'w2': a.T @ d, 'b2': d.sum(0, keepdims=True)}

    for k in params:
        m[k] = beta1 * m[k] + (1 - beta1) * grads[k]
        v[k] = beta2 * v[k] + (1 - beta2) * grads[k] ** 2
        mhat = m[k] / (1 - beta1 ** t)
        vhat = v[k] / (1 - beta2 ** t)
        params[k] -= lr * mhat / (np.sqrt(vhat) + eps)

    if t % 500 == 0:
        print(t, loss)

yhat = np.tanh(x @ params['w1'] + params['b1']) @ params['w2'] + params['b2']
order = np.argsort(hour)
plt.scatter(hour, sold, s=4)
plt.plot(hour[order], yhat[order] * sold.std() + sold.mean(), 'r')
plt.show()
