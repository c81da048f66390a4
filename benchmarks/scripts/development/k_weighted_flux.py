import numpy as np

# star flux against phase; every night has its own error bar, so chi-squared is the loss
np.random.seed(31)
n = 500
phase = np.random.rand(n)
sigma = np.random.choice([0.02, 0.05, 0.12], n)
flux = 1.0 + 0.4 * np.sin(2 * np.pi * phase) - 0.25 * np.cos(4 * np.pi * phase)
flux = flux + sigma * np.random.randn(n)

weight = 1 / sigma ** 2
weight = weight / weight.mean()

X = np.stack([np.cos(2 * np.pi * phase), np.sin(2 * np.pi * phase)], axis=1)
y = flux.reshape(-1, 1)
w = weight.reshape(-1, 1)

n_hid = 20
W = np.random.randn(2, n_hid)
c = np.random.randn(n_hid) * 0.5
V = np.random.randn(n_hid, 1) * 0.2
d = np.array([flux.mean()])

lr = 0.03
for epoch in range(10000):
    hid = np.tanh(X @ W + c)
    model = hid @ V + d
    chi2 = np.mean(w * (model - y) ** 2)
    g_out = 2 * w * (model - y) / n
    g_hid = (g_out @ V.T) * (1 - hid ** 2)
    V -= lr * (hid.T @ g_out)
    d -= lr * g_out.sum(axis=0)
    W -= lr * (X.T @ g_hid)
    c -= lr * g_hid.sum(axis=0)
    if epoch % 2000 == 0:
        print(epoch, chi2)

model = np.tanh(X @ W + c) @ V + d
print("reduced chi2", np.mean(((model - y)[:, 0] / sigma) ** 2))
