# Nitrate in a lowland river: discharge, season and share of farmland in the catchment.
import numpy as np

rng = np.random.RandomState(1991)
N = 600
discharge = np.exp(rng.normal(1.5, 0.8, N))        # m3/s
farmland = rng.uniform(0.1, 0.9, N)
season = rng.uniform(0, 2 * np.pi, N)
nitrate = 2 + 9 * farmland * (1 + 0.4 * np.cos(season)) * discharge / (discharge + 4)
nitrate = nitrate + rng.normal(0, 0.35, N)         # mg/L

features = np.c_[np.log(discharge), farmland, np.sin(season), np.cos(season)]
mean, std = features.mean(axis=0), features.std(axis=0)
X = (features - mean) / std
y = (nitrate - nitrate.mean()) / nitrate.std()
y = y[:, np.newaxis]

H = 16
W1 = rng.randn(4, H) * np.sqrt(2 / 4)
b1 = np.zeros(H)
W2 = rng.randn(H, 1) * np.sqrt(1 / H)
b2 = np.zeros(1)

batch_size = 32
for epoch in range(300):
    lr = 0.05 / (1 + epoch / 100)
    order = rng.permutation(N)
    for i in range(0, N, batch_size):
        idx = order[i:i + batch_size]
        xb, yb = X[idx], y[idx]

        z = xb @ W1 + b1
        a = np.maximum(z, 0)
        pred = a @ W2 + b2

        dpred = 2 * (pred - yb) / len(idx)
        dW2 = a.T @ dpred
        db2 = dpred.sum(axis=0)
        dz = (dpred @ W2.T) * (z > 0)
        dW1 = xb.T @ dz
        db1 = dz.sum(axis=0)

        W1 -= lr * dW1
        b1 -= lr * db1
        W2 -= lr * dW2
        b2 -= lr * db2

    if epoch % 50 == 0:
        full = np.maximum(X @ W1 + b1, 0) @ W2 + b2
        print(f"epoch {epoch}: mse {np.mean((full - y) ** 2):.4f}")

fitted = (np.maximum(X @ W1 + b1, 0) @ W2 + b2)[:, 0] * nitrate.std() + nitrate.mean()
print("mean absolute error [mg/L]:", np.mean(np.abs(fitted - nitrate)))
