# Estimating the heating demand of a flat (watts) from outdoor temperature and wind.
# Gradients exploded with nan, so I clip them now. No nan any more but the fit is useless.
import numpy as np

np.random.seed(1234)
N = 300
temp = np.random.uniform(-15, 18, N)
wind = np.random.uniform(0, 12, N)
watts = 140 * np.maximum(18 - temp, 0) * (1 + 0.03 * wind) + 300 + np.random.normal(0, 60, N)

X = np.column_stack([temp, wind])
X = (X - X.mean(0)) / X.std(0)
y = watts.reshape(-1, 1)

W1 = np.random.randn(2, 20) * 0.7
b1 = np.zeros((1, 20))
W2 = np.random.randn(20, 1) * 0.2
b2 = np.zeros((1, 1))

lr = 0.02
batch_size = 30
for epoch in range(200):
    order = np.random.permutation(N)
    for s in range(0, N, batch_size):
        xb = X[order[s:s + batch_size]]
        yb = y[order[s:s + batch_size]]
        a = np.maximum(0, xb @ W1 + b1)
        err = a @ W2 + b2 - yb
        g_out = 2 * err / len(xb)
        g_a = (g_out @ W2.T) * (a > 0)
        grads = [xb.T @ g_a, g_a.sum(0, keepdims=True), a.T @ g_out, g_out.sum(0, keepdims=True)]
        grads = [np.clip(g, -0.1, 0.1) for g in grads]
        W1 -= lr * grads[0]
        b1 -= lr * grads[1]
        W2 -= lr * grads[2]
        b2 -= lr * grads[3]
    if epoch % 20 == 0:
        pred = np.maximum(0, X @ W1 + b1) @ W2 + b2
        print(f"epoch {epoch}  rmse {np.sqrt(np.mean((pred - y) ** 2)):.1f} W")

pred = np.maximum(0, X @ W1 + b1) @ W2 + b2
print("mean demand", y.mean(), "mean prediction", pred.mean())
