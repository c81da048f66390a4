"""Tray 14 of the pilot column: temperature from reflux, feed and head pressure."""
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(14)
n = 1500
reflux = np.random.uniform(1.5, 4.0, n)
feed = np.random.uniform(80, 140, n)            # kmol/h
head = np.random.uniform(0.95, 1.25, n)         # bar
temp = 81 + 7 * np.tanh(1.3 * (2.6 - reflux)) + 0.05 * (feed - 110) + 24 * (head - 1.1)
temp = temp + np.random.normal(0, 0.6, n)

# the historian stores single precision, so do we
raw = np.column_stack([reflux, feed, head]).astype(np.float32)
mu, sd = raw.mean(axis=0), raw.std(axis=0)
X = (raw - mu) / sd
t_mean, t_std = np.float32(temp.mean()), np.float32(temp.std())
Y = ((temp.astype(np.float32) - t_mean) / t_std)[:, None]

H = 16
W1 = (np.random.randn(3, H) / np.sqrt(3)).astype(np.float32)
b1 = (0.5 * np.random.randn(H)).astype(np.float32)
W2 = (np.random.randn(H, 1) / np.sqrt(H)).astype(np.float32)
b2 = np.zeros(1, dtype=np.float32)
vel = [np.zeros_like(p) for p in (W1, b1, W2, b2)]


def triangular(k, low=0.005, high=0.06, half=250):
    """Cyclical learning rate: up for 250 steps, down for 250."""
    return np.float32(low + (high - low) * (1 - abs(k % (2 * half) - half) / half))


curve = []
for k in range(2000):
    hid = np.tanh(X @ W1 + b1)
    fit = hid @ W2 + b2
    res = fit - Y
    curve.append(float(np.mean(res ** 2)))

    d_out = 2 * res / np.float32(n)
    d_hid = (d_out @ W2.T) * (1 - hid ** 2)
    grads = (X.T @ d_hid, d_hid.sum(axis=0), hid.T @ d_out, d_out.sum(axis=0))
    lr = triangular(k)
    for p, v, g in zip((W1, b1, W2, b2), vel, grads):
        v *= np.float32(0.9)
        v -= lr * g
        p += v
    if k % 250 == 0:
        print(f"{k:5d}  lr {lr:.3f}  mse {curve[-1]:.5f}")

tray = (np.tanh(X @ W1 + b1) @ W2 + b2)[:, 0] * t_std + t_mean
print("rms error %.2f K" % np.sqrt(np.mean((tray - temp) ** 2)))
plt.semilogy(curve)
plt.xlabel("step")
plt.show()
