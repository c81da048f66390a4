import numpy as np

# ML course, week 5: SGD with momentum and a cosine schedule
# Task: power of a solar panel (W) from hour of day, tilt angle and cloud cover
np.random.seed(11)
N = 900
hour = np.random.uniform(7, 17, N)
tilt = np.random.uniform(0, 60, N)
cloud = np.random.uniform(0, 1, N)
sun = np.sin(np.pi * (hour - 6) / 12)
watts = 320 * sun * np.cos(np.deg2rad(tilt - 35)) * (1 - 0.7 * cloud) + np.random.normal(0, 8, N)

X = np.stack([(hour - 12) / 3, (tilt - 30) / 17, (cloud - 0.5) / 0.29], axis=1)
y = watts[:, None]
y_mean, y_std = y.mean(), y.std()
Y = (y - y_mean) / y_std


def batches(size, epochs):
    """Yields (progress, x, y) over all epochs, reshuffled every epoch."""
    total = epochs * (N // size)
    count = 0
    for _ in range(epochs):
        idx = np.random.permutation(N)
        for k in range(N // size):
            pick = idx[k * size:(k + 1) * size]
            yield count / total, X[pick], Y[pick]
            count += 1


H = 48
W1 = np.random.randn(3, H) * np.sqrt(2 / 3)
b1 = np.random.uniform(-0.5, 0.5, H)
W2 = np.random.randn(H, 1) * np.sqrt(1 / H)
b2 = np.zeros(1)
vW1, vb1, vW2, vb2 = 0, 0, 0, 0
losses = []

for progress, xb, yb in batches(size=50, epochs=300):
    lr = 0.02 * 0.5 * (1 + np.cos(np.pi * progress)) + 1e-4
    z = xb @ W1 + b1
    a = np.maximum(z, 0)
    out = a @ W2 + b2
    losses.append(np.mean((out - yb) ** 2))

    dout = 2 * (out - yb) / len(xb)
    dz = dout @ W2.T * (z > 0)
    vW2 = 0.9 * vW2 - lr * a.T @ dout
    vb2 = 0.9 * vb2 - lr * dout.sum(axis=0)
    vW1 = 0.9 * vW1 - lr * xb.T @ dz
    vb1 = 0.9 * vb1 - lr * dz.sum(axis=0)
    W2 += vW2
    b2 += vb2
    W1 += vW1
    b1 += vb1

print("first losses", np.round(losses[:3], 3), "last losses", np.round(losses[-3:], 4))
power_hat = (np.maximum(X @ W1 + b1, 0) @ W2 + b2) * y_std + y_mean
print("RMSE in watts: %.2f" % np.sqrt(np.mean((power_hat - y) ** 2)))
