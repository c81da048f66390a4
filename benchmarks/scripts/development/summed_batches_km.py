import numpy as np

rng = np.random.RandomState(41)
# taxi trips: predicted duration (min) from distance (km), hour and rain
n = 600
km = rng.gamma(2.5, 2.2, n)
hour = rng.uniform(0, 24, n)
rain = rng.binomial(1, 0.3, n)
minutes = 4 + 2.4 * km * (1 + 0.5 * np.exp(-((hour - 17) / 3) ** 2)) + 3 * rain + rng.normal(0, 0.8, n)

X = np.column_stack([km, np.sin(hour * np.pi / 12), np.cos(hour * np.pi / 12), rain])
X = (X - X.mean(0)) / X.std(0)
m_min, m_max = minutes.min(), minutes.max()
y = ((minutes - m_min) / (m_max - m_min)).reshape(-1, 1)

W1, b1 = rng.randn(4, 30) * 0.5, np.zeros(30)
W2, b2 = rng.randn(30, 1) * 0.2, np.zeros(1)


def model(x):
    return np.maximum(x @ W1 + b1, 0) @ W2 + b2


lr, batch = 0.05, 100
for epoch in range(300):
    idx = rng.permutation(n)
    for part in np.split(idx, n // batch):
        xb, yb = X[part], y[part]
        z = xb @ W1 + b1
        a = np.maximum(z, 0)
        diff = a @ W2 + b2 - yb
        # summed over the batch
        gW2, gb2 = a.T @ diff, diff.sum(0)
        gz = diff @ W2.T * (z > 0)
        gW1, gb1 = xb.T @ gz, gz.sum(0)
        W1 -= lr * gW1
        b1 -= lr * gb1
        W2 -= lr * gW2
        b2 -= lr * gb2
    if epoch % 50 == 0:
        print(epoch, np.mean((model(X) - y) ** 2))

duration = model(X).ravel()
print("mean absolute error in minutes:", np.abs(duration - minutes).mean())
