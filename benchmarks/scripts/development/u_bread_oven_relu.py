# core temperature of a loaf while baking, plain numpy, full batch
import numpy as np

np.random.seed(20)
minutes = np.random.uniform(0, 45, size=300)
core = 97 - 75 * np.exp(-((minutes / 18) ** 2)) + 1.0 * np.random.randn(300)

# scaling, remember the numbers for later
mu_x, sd_x = minutes.mean(), minutes.std()
mu_y, sd_y = core.mean(), core.std()
x = ((minutes - mu_x) / sd_x).reshape(-1, 1)
y = ((core - mu_y) / sd_y).reshape(-1, 1)

H = 40
W1 = np.random.randn(1, H)
b1 = np.random.randn(H) * 0.5
W2 = np.random.randn(H, 1) * np.sqrt(2 / H)
b2 = np.zeros(1)

lr0 = 0.08
for i in range(4000):
    lr = lr0 / (1 + i / 4000)
    z = x @ W1 + b1
    h = z * (z > 0)
    p = h @ W2 + b2
    loss = np.sum((p - y) ** 2) / (2 * len(x))

    dp = (p - y) / len(x)
    dz = (dp @ W2.T) * (z > 0)
    W2 -= lr * h.T @ dp
    b2 -= lr * dp.sum(axis=0)
    W1 -= lr * x.T @ dz
    b1 -= lr * dz.sum(axis=0)
    if i % 800 == 0:
        print(f"{i:5d} half mse {loss:.5f}  lr {lr:.4f}")

core_fit = (p * sd_y + mu_y).ravel()
print("typical error in degrees:", np.sqrt(np.mean((core_fit - core) ** 2)))
