import numpy as np

# Rprop: only the signs of the gradient matter
rs = np.random.RandomState(19)
X = rs.uniform(0, 1, (150, 2))
y = (np.exp(X[:, 0]) * np.sin(4 * X[:, 1])).reshape(-1, 1)

params = [rs.randn(2, 12) * 2, rs.randn(12), rs.randn(12, 1) * 0.3, np.zeros(1)]
steps = [np.full_like(p, 0.01) for p in params]
last = [np.zeros_like(p) for p in params]

for epoch in range(800):
    W1, b1, W2, b2 = params
    h = np.tanh(X @ W1 + b1)
    out = h @ W2 + b2
    err = out - y
    if epoch % 100 == 0:
        print(epoch, np.mean(err ** 2))
    dout = 2 * err / len(X)
    dh = dout @ W2.T * (1 - h ** 2)
    grads = [X.T @ dh, dh.sum(0), h.T @ dout, dout.sum(0)]
    for p, g, s, l in zip(params, grads, steps, last):
        same = g * l
        s[same > 0] = np.minimum(s[same > 0] * 1.2, 1.0)
        s[same < 0] = np.maximum(s[same < 0] * 0.5, 1e-6)
        g[same < 0] = 0
        p -= np.sign(g) * s
        l[...] = g
