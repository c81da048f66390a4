import numpy as np

np.random.seed(4)

def get_data(n=500):
    x = np.random.uniform(-2, 2, (n, 2))
    y = np.sin(2 * x[:, 0]) + np.cos(x[:, 1])
    return x, y.reshape(n, 1) + 0.1 * np.random.randn(n, 1)

x, y = get_data()
w1 = np.random.randn(2, 32) * 1.0
b1 = np.random.randn(32)
w2 = np.random.randn(32, 1) * 0.1
b2 = np.zeros(1)
lr = 0.05

for epoch in range(250):
    idx = np.random.permutation(len(x))
    for i in range(0, len(x), 25):
        bx, by = x[idx[i:i+25]], y[idx[i:i+25]]
        # forward
        z = bx @ w1 + b1
        a = np.tanh(z)
        o = a @ w2 + b2
        # backward
        do = 2 * (o - by) / len(bx)
        dw2 = a.T @ do
        db2 = do.sum(axis=0)
        dz = do @ w2.T * (1 - a ** 2)
        dw1 = bx.T @ dz
        db1 = dz.sum(axis=0)
        # update
        w2 -= lr * dw2
        b2 -= lr * db2
        w1 -= lr * dw1
        b1 -= lr * db1
    if epoch % 25 == 0:
        loss = np.mean((np.tanh(x @ w1 + b1) @ w2 + b2 - y) ** 2)
        print("epoch", epoch, "loss", loss)

y_fit = np.tanh(x @ w1 + b1) @ w2 + b2
