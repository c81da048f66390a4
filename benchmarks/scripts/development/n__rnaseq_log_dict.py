# Predict growth rate of yeast strains from the expression of six marker genes.
# (rotation project, the real counts cannot be shared so I simulate them)
import numpy as np

rng = np.random.default_rng(11)
n_samples, n_genes = 400, 6
mean_expr = np.array([3.0, 8.0, 20.0, 40.0, 15.0, 5.0])
depth = rng.uniform(0.4, 2.5, size=(n_samples, n_genes))
counts = rng.poisson(mean_expr * depth)

activity = np.sqrt(counts)
growth = np.tanh(activity[:, 2] - 4.2) + 0.2 * (activity[:, 3] - 6.5) ** 2 - 0.3 * activity[:, 4]
growth = (growth - growth.mean()).reshape(-1, 1)

X = np.log2(counts)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = growth

H = 32
params = {
    'W1': rng.normal(size=(n_genes, H)) / np.sqrt(n_genes),
    'b1': np.zeros(H),
    'W2': rng.normal(size=(H, 1)) / np.sqrt(H),
    'b2': np.zeros(1),
}


def forward(p, X):
    cache = {}
    cache['Z1'] = X @ p['W1'] + p['b1']
    cache['A1'] = np.tanh(cache['Z1'])
    cache['out'] = cache['A1'] @ p['W2'] + p['b2']
    return cache


learning_rate = 0.05
for epoch in range(4000):
    cache = forward(params, X)
    diff = cache['out'] - y
    loss = (diff ** 2).mean()
    if epoch % 400 == 0:
        print('Epoch', epoch, 'Loss', loss)
    grads = {}
    dout = 2 * diff / n_samples
    grads['W2'] = cache['A1'].T @ dout
    grads['b2'] = dout.sum(axis=0)
    dZ1 = (dout @ params['W2'].T) * (1 - cache['A1'] ** 2)
    grads['W1'] = X.T @ dZ1
    grads['b1'] = dZ1.sum(axis=0)
    for k in params:
        params[k] = params[k] - learning_rate * grads[k]

pred = forward(params, X)['out']
print('correlation', np.corrcoef(pred.ravel(), y.ravel())[0, 1])
