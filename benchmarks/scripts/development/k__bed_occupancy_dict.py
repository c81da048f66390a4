import numpy as np
import matplotlib.pyplot as plt

# Bed occupancy of the surgical ward over the year (week -> % of beds).
# structure follows cs231n assignment 1 (TwoLayerNet), loss changed to regression
np.random.seed(0)
week = np.arange(0, 156)
occ = 78 + 9 * np.cos(2 * np.pi * week / 52) - 5 * np.sin(4 * np.pi * week / 52)
occ = occ + np.random.normal(0, 1.0, week.size)

season = 2 * np.pi * (week % 52) / 52 - np.pi
X = season.reshape(-1, 1) / np.pi
y = ((occ - occ.mean()) / occ.std()).reshape(-1, 1)

H = 40
params = {
    'W1': np.random.randn(1, H) * 2,
    'b1': np.random.uniform(-1, 1, H),
    'W2': np.random.randn(H, 1) * np.sqrt(1.0 / H),
    'b2': np.zeros(1),
}
reg = 0.5
learning_rate = 2e-2


def loss_and_grads(p, X, y):
    h = np.maximum(0, X.dot(p['W1']) + p['b1'])
    scores = h.dot(p['W2']) + p['b2']
    loss = np.mean((scores - y) ** 2)
    loss += 0.5 * reg * (np.sum(p['W1'] ** 2) + np.sum(p['W2'] ** 2))
    g = {}
    dscores = 2 * (scores - y) / X.shape[0]
    g['W2'] = h.T.dot(dscores) + reg * p['W2']
    g['b2'] = dscores.sum(axis=0)
    dh = dscores.dot(p['W2'].T)
    dh[h <= 0] = 0
    g['W1'] = X.T.dot(dh) + reg * p['W1']
    g['b1'] = dh.sum(axis=0)
    return loss, g, scores


losses = []
for it in range(6000):
    loss, grads, scores = loss_and_grads(params, X, y)
    losses.append(loss)
    for name in params:
        params[name] -= learning_rate * grads[name]
    if it % 1000 == 0:
        print('iteration %d / loss %f' % (it, loss))

plt.plot(week, y, '.')
plt.plot(week, scores)
plt.title('occupancy (standardised)')
plt.show()
