# Temperature of a cup of tea while it cools down.
# Tiny ReLU net, everything written by hand with numpy.
import numpy as np

np.random.seed(1)

# ---- data: minutes -> degrees C
n = 400
minutes = np.sort(np.random.uniform(0, 240, size=(n, 1)), axis=0)
temp = 20 + 65 * np.exp(-minutes / 45.0) + np.random.randn(n, 1) * 0.5

# ---- network
n_hidden = 12
rate = 1e-5

W1 = np.random.randn(1, n_hidden) * 0.05
b1 = np.zeros((1, n_hidden))
W2 = np.random.randn(n_hidden, 1) * 0.05
b2 = np.zeros((1, 1))

errors = []
for epoch in range(8000):
    # forward
    z1 = minutes.dot(W1) + b1
    a1 = np.maximum(z1, 0)
    out = a1.dot(W2) + b2

    diff = out - temp
    mse = np.mean(diff ** 2)
    errors.append(mse)
    if epoch % 1000 == 0:
        print("epoch", epoch, "mse", mse)

    # backward
    d_out = 2.0 * diff / n
    d_W2 = a1.T.dot(d_out)
    d_b2 = d_out.sum(axis=0, keepdims=True)
    d_a1 = d_out.dot(W2.T)
    d_z1 = d_a1 * (z1 > 0)
    d_W1 = minutes.T.dot(d_z1)
    d_b1 = d_z1.sum(axis=0, keepdims=True)

    W1 -= rate * d_W1
    b1 -= rate * d_b1
    W2 -= rate * d_W2
    b2 -= rate * d_b2

print("final mse:", errors[-1])
for m in (0, 30, 60, 120, 240):
    a = np.maximum(np.array([[m]]).dot(W1) + b1, 0)
    print(m, "min ->", (a.dot(W2) + b2)[0, 0])
