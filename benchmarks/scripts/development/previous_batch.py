import numpy as np

# bounce height of a ball: drop height, temperature
rng = np.random.RandomState(26)
N = 480
drop = rng.uniform(-1, 1, N)
temp = rng.uniform(-1, 1, N)
height = (0.8 + 0.2 * temp) * np.sqrt(drop + 1.05) + 0.1 * np.sin(5 * drop)
X = np.stack([drop, temp], axis=1)
Y = (height - height.mean())[:, None] / height.std()

h_size, bs, lr = 24, 24, 0.1
Wx = rng.randn(2, h_size)
bx = rng.randn(h_size) * 0.5
Wy = rng.randn(h_size, 1) * 0.3
by = np.zeros(1)

n_batches = N // bs
xb, yb = X[:bs], Y[:bs]
for epoch in range(300):
    perm = rng.permutation(N)
    mse = 0.0
    for j in range(n_batches):
        h = np.tanh(xb @ Wx + bx)
        pred = h @ Wy + by
        rows = perm[j * bs:(j + 1) * bs]
        xb, yb = X[rows], Y[rows]
        diff = pred - yb
        mse += np.mean(diff ** 2) / n_batches

        dpred = 2 * diff / bs
        dWy = h.T @ dpred
        dby = dpred.sum(axis=0)
        dh = dpred @ Wy.T * (1 - h ** 2)
        dWx = xb.T @ dh
        dbx = dh.sum(axis=0)
        Wx -= lr * dWx
        bx -= lr * dbx
        Wy -= lr * dWy
        by -= lr * dby
    if epoch % 30 == 0:
        print(epoch, mse)

bounce = np.tanh(X @ Wx + bx) @ Wy + by
print("mse of all:", np.mean((bounce - Y) ** 2))
