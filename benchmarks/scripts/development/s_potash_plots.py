# Nitrogen x potash trial, 240 plots, grain in t/ha
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(2019)
n_plots = 240
nitrogen = np.random.uniform(0, 200, n_plots)      # kg/ha
potash = np.random.uniform(0, 120, n_plots)        # kg/ha
expected = (3.2 + 0.045 * nitrogen - 1.2e-4 * nitrogen ** 2
            + 0.02 * potash - 8e-5 * potash ** 2 + 1e-4 * nitrogen * potash)
scatter = 0.3 * np.random.randn(n_plots)
grain = expected + scatter

# everything to mean 0, spread 1
X = np.column_stack([nitrogen, potash])
X_mean, X_std = X.mean(axis=0), X.std(axis=0)
Xs = (X - X_mean) / X_std
g_mean, g_std = grain.mean(), grain.std()
t = ((grain - g_mean) / g_std).reshape(-1, 1)

hidden = 12
W1 = np.random.randn(2, hidden) / np.sqrt(2)
b1 = 0.1 * np.random.randn(hidden)
W2 = np.random.randn(hidden, 1) / np.sqrt(hidden)
b2 = np.zeros(1)

rate = 0.15
mse_log = []
for epoch in range(6000):
    A = np.tanh(Xs @ W1 + b1)
    out = A @ W2 + b2
    err = out - t
    mse_log.append(float(np.mean(err ** 2)))

    d_out = 2 * err / n_plots
    gW2 = A.T @ d_out
    gb2 = d_out.sum(axis=0)
    d_hid = (d_out @ W2.T) * (1 - A ** 2)
    gW1 = Xs.T @ d_hid
    gb1 = d_hid.sum(axis=0)

    W2 -= rate * gW2
    b2 -= rate * gb2
    W1 -= rate * gW1
    b1 -= rate * gb1

    if epoch % 1000 == 0:
        print(epoch, mse_log[-1])

fitted = (np.tanh(Xs @ W1 + b1) @ W2 + b2).ravel() * g_std + g_mean
print("residual spread, t/ha:", np.std(fitted - grain))

plt.plot(grain, fitted, "o", alpha=0.5)
plt.plot([3, 9], [3, 9], "k-")
plt.xlabel("harvested, t/ha")
plt.ylabel("fitted, t/ha")
plt.show()
