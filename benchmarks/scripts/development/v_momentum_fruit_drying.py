"""Moisture of apple slices against time, thickness and air temperature. SGD + momentum."""
import numpy as np

rng = np.random.default_rng(31)
N = 500
time_h = rng.uniform(0, 10, N)
thick = rng.uniform(2, 8, N)
air = rng.uniform(45, 75, N)
k = 0.02 * np.exp((air - 45) / 18) * (8 / thick) ** 1.2
moisture = np.exp(-k * time_h) + rng.normal(0, 0.015, N)

X = np.column_stack([time_h, thick, air])
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = ((moisture - moisture.mean()) / moisture.std())[:, None]

theta = [rng.normal(0, 0.6, (3, 24)), np.zeros(24), rng.normal(0, 0.2, (24, 1)), np.zeros(1)]
velocity = [np.zeros_like(p) for p in theta]
beta, lr0 = 0.9, 0.03

for epoch in range(300):
    lr = lr0 / (1 + epoch / 150)
    perm = rng.permutation(N)
    running = 0.0
    for batch in np.array_split(perm, 16):
        W1, b1, W2, b2 = theta
        a = np.tanh(X[batch] @ W1 + b1)
        err = a @ W2 + b2 - y[batch]
        running += (err ** 2).sum()
        d = 2 * err / len(batch)
        da = d @ W2.T * (1 - a ** 2)
        grads = [X[batch].T @ da, da.sum(0), a.T @ d, d.sum(0)]
        for i, g in enumerate(grads):
            velocity[i] = beta * velocity[i] - lr * g
            theta[i] = theta[i] + velocity[i]
    if epoch % 30 == 0:
        print(f"{epoch:4d} lr={lr:.4f} mse={running / N:.5f}")

W1, b1, W2, b2 = theta
final = np.tanh(X @ W1 + b1) @ W2 + b2
print("rmse in moisture units:", np.sqrt(np.mean((final - y) ** 2)) * moisture.std())
