# iki katmanlı ağ, parametreler sözlükte
import numpy as np
np.random.seed(7)

# veri: z = f(x, y) yüzeyi
N = 300
X = np.random.uniform(-2, 2, (N, 2))
Y = (np.sin(2 * X[:, 0]) + X[:, 1] ** 2 * 0.5 - 0.6 * X[:, 0] * X[:, 1]).reshape(N, 1)

p = {}
p["W1"] = np.random.randn(2, 12) * 0.8
p["b1"] = np.random.randn(1, 12)
p["W2"] = np.random.randn(12, 12) * 0.35
p["b2"] = np.zeros((1, 12))
p["W3"] = np.random.randn(12, 1) * 0.3
p["b3"] = np.zeros((1, 1))

lr = 0.1
epochs = 4000

for e in range(epochs):
    # ileri yayılım
    A1 = np.tanh(X @ p["W1"] + p["b1"])
    A2 = np.tanh(A1 @ p["W2"] + p["b2"])
    out = A2 @ p["W3"] + p["b3"]
    kayip = np.mean((out - Y) ** 2)

    # geri yayılım
    dout = 2 * (out - Y) ** 2 / N
    dZ2 = dout @ p["W3"].T * (1 - A2 ** 2)
    dZ1 = dZ2 @ p["W2"].T * (1 - A1 ** 2)
    g = {}
    g["W3"] = A2.T @ dout
    g["b3"] = np.sum(dout, axis=0, keepdims=True)
    g["W2"] = A1.T @ dZ2
    g["b2"] = np.sum(dZ2, axis=0, keepdims=True)
    g["W1"] = X.T @ dZ1
    g["b1"] = np.sum(dZ1, axis=0, keepdims=True)

    for k in p:
        p[k] = p[k] - lr * g[k]

    if e % 500 == 0:
        print(e, "kayıp =", kayip)

print("R2:", 1 - np.mean((out - Y) ** 2) / np.var(Y))
