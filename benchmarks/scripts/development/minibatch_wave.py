import numpy as np

rng = np.random.default_rng(42)

# noisy wave
N = 512
X = rng.uniform(-4, 4, (N, 1))
Y = 3 * np.sin(1.5 * X) + rng.normal(0, 0.1, (N, 1))

D_in, H, D_out = 1, 40, 1
w1 = rng.normal(0, 1, (D_in, H))
c1 = rng.uniform(-4, 4, H)
w2 = rng.normal(0, np.sqrt(1 / H), (H, D_out))
c2 = np.zeros(D_out)

batch_size = 32
lr = 0.5
n_epochs = 300

for epoch in range(n_epochs):
    perm = rng.permutation(N)
    running = 0.0
    for start in range(0, N, batch_size):
        idx = perm[start:start + batch_size]
        xb, yb = X[idx], Y[idx]

        a = np.tanh(xb @ w1 + c1)
        yhat = a @ w2 + c2
        err = yhat - yb
        running += np.mean(err ** 2) * len(idx)

        grad_y = 2 * err / len(idx)
        grad_w2 = a.T @ grad_y
        grad_c2 = grad_y.sum(0)
        grad_a = grad_y @ w2.T
        grad_z = grad_a * (1 - a * a)
        grad_w1 = xb.T @ grad_z
        grad_c1 = grad_z.sum(0)

        w1 -= lr * grad_w1
        c1 -= lr * grad_c1
        w2 -= lr * grad_w2
        c2 -= lr * grad_c2
    if epoch % 30 == 0:
        print(f"epoch {epoch:4d}  mse {running / N:.5f}")

final = np.tanh(X @ w1 + c1) @ w2 + c2
print("rmse", np.sqrt(np.mean((final - Y) ** 2)))
