# Soil respiration (log, z-scored) from temperature and moisture chambers.
# mini-batch version, batches of 32
import numpy as np

rng = np.random.default_rng(12)

n = 480
soil_temp = rng.uniform(-1.5, 1.5, n)
moisture = rng.uniform(-1.5, 1.5, n)
resp = 0.9 * soil_temp - 0.8 * (moisture - 0.3) ** 2 + 0.4 * np.sin(2 * soil_temp)
resp = resp + rng.normal(0, 0.1, n)
X_all = np.c_[soil_temp, moisture]
y_all = resp[:, np.newaxis]

units = 24
W_h = rng.normal(size=(2, units))
b_h = rng.normal(size=(1, units)) * 0.3
W_o = rng.normal(size=(units, 1)) * 0.2
b_o = np.zeros((1, 1))


def shuffle(a):
    return a[rng.permutation(len(a))]


def run_network(X):
    H = np.tanh(X @ W_h + b_h)
    return H, H @ W_o + b_o


eta, batch = 0.05, 32
for epoch in range(150):
    X_shuffled = shuffle(X_all)
    y_shuffled = shuffle(y_all)
    for i in range(0, n, batch):
        xb = X_shuffled[i:i + batch]
        yb = y_shuffled[i:i + batch]
        H, out = run_network(xb)
        delta = 2 * (out - yb) / len(xb)
        delta_h = (delta @ W_o.T) * (1 - H ** 2)
        W_o -= eta * (H.T @ delta)
        b_o -= eta * delta.sum(axis=0, keepdims=True)
        W_h -= eta * (xb.T @ delta_h)
        b_h -= eta * delta_h.sum(axis=0, keepdims=True)
    if epoch % 15 == 0:
        print(epoch, np.mean((run_network(X_all)[1] - y_all) ** 2))

fitted = run_network(X_all)[1]
print("R2 =", 1 - np.var(fitted - y_all) / np.var(y_all))
