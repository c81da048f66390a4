import numpy as np
import matplotlib.pyplot as plt

# toy data: credit spread from leverage, rating score and maturity (all standardised)
np.random.seed(2024)
n_samples = 600
features = np.random.randn(n_samples, 3)
lev, rating, mat = features.T
spread = 0.8 * np.tanh(1.5 * lev) + 0.6 * np.abs(rating) - 0.3 * mat * lev
spread = (spread + np.random.normal(0, 0.1, n_samples)).reshape(-1, 1)

batch_size = 50
n_epochs = 200
lr = 1.2

w1 = np.random.randn(3, 32) * np.sqrt(2 / 3)
b1 = np.zeros(32)
w2 = np.random.randn(32, 1) * np.sqrt(2 / 32)
b2 = np.zeros(1)

train_curve = []
for epoch in range(n_epochs):
    order = np.random.permutation(n_samples)
    epoch_loss = 0
    for start in range(0, n_samples, batch_size):
        idx = order[start:start + batch_size]
        xb, yb = features[idx], spread[idx]
        # forward
        z = xb @ w1 + b1
        a = np.maximum(z, 0)
        p = a @ w2 + b2
        epoch_loss += np.sum((p - yb) ** 2)
        # backward
        gp = 2 * (p - yb) / len(xb)
        gw2 = a.T @ gp
        gb2 = gp.sum(0)
        gz = gp @ w2.T * (z > 0)
        gw1 = xb.T @ gz
        gb1 = gz.sum(0)
        # SGD
        w1 -= lr * gw1
        b1 -= lr * gb1
        w2 -= lr * gw2
        b2 -= lr * gb2
    train_curve.append(epoch_loss / n_samples)
    if epoch % 10 == 0:
        print(f"epoch {epoch}: {train_curve[-1]}")

model_spread = np.maximum(features @ w1 + b1, 0) @ w2 + b2
plt.semilogy(train_curve)
plt.xlabel("epoch")
plt.ylabel("MSE")
plt.show()
