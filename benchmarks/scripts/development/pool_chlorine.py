import numpy as np

# free chlorine in the pool depending on hours since dosing, water temp, number of bathers
np.random.seed(3)
N = 350
hours = np.random.uniform(0, 24, N)
temp = np.random.uniform(18, 32, N)
bathers = np.random.randint(0, 40, N)
k = 0.03 + 0.003 * (temp - 18) + 0.001 * bathers
chlorine = 2.5 * np.exp(-k * hours) + 0.03 * np.random.randn(N)

X = np.vstack([hours, temp, bathers]).T.astype(float)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = chlorine.reshape(N, 1)

params = {
    'W1': np.random.randn(3, 20) * np.sqrt(2 / 3),
    'b1': np.zeros((1, 20)),
    'W2': np.random.randn(20, 20) * np.sqrt(2 / 20),
    'b2': np.zeros((1, 20)),
    'W3': np.random.randn(20, 1) * np.sqrt(1 / 20),
    'b3': np.zeros((1, 1)),
}

base_lr = 0.05
max_norm = 10.0

for epoch in range(4000):
    Z1 = X @ params['W1'] + params['b1']
    A1 = np.maximum(0, Z1)
    Z2 = A1 @ params['W2'] + params['b2']
    A2 = np.maximum(0, Z2)
    out = A2 @ params['W3'] + params['b3']
    loss = np.mean((out - y) ** 2)

    g = {}
    d3 = 2 * (out - y) / N
    g['W3'] = A2.T @ d3
    g['b3'] = d3.sum(axis=0, keepdims=True)
    d2 = d3 @ params['W3'].T * (Z2 > 0)
    g['W2'] = A1.T @ d2
    g['b2'] = d2.sum(axis=0, keepdims=True)
    d1 = d2 @ params['W2'].T * (Z1 > 0)
    g['W1'] = X.T @ d1
    g['b1'] = d1.sum(axis=0, keepdims=True)

    # clip the global norm, just to be safe
    norm = np.sqrt(sum((v ** 2).sum() for v in g.values()))
    factor = min(1.0, max_norm / (norm + 1e-12))
    lr = base_lr / (1 + epoch / 3000)
    for key in params:
        params[key] -= lr * factor * g[key]

    if epoch % 500 == 0:
        print(f'epoch {epoch:5d}  lr {lr:.4f}  loss {loss:.5f}')
