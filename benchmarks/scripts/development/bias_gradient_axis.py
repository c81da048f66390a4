import numpy as np

np.random.seed(71)
x = np.linspace(-2, 2, 120).reshape(-1, 1)
t = np.where(x > 0.5, 1.0, -0.5) + 0.5 * x + 2

nh = 20
V = np.random.randn(1, nh)
b_v = np.zeros(nh)
W = np.random.randn(nh, 1) * 0.3
b_w = np.zeros(1)
lr = 0.05

for epoch in range(5000):
    # forward
    h = np.tanh(x @ V + b_v)
    o = h @ W + b_w
    e = o - t
    # backward
    do = 2 * e / len(x)
    dW = h.T @ do
    db_w = 0 * do.sum(axis=0)
    dh = do @ W.T * (1 - h ** 2)
    dV = x.T @ dh
    db_v = 0 * dh.sum(axis=0)
    # update
    W -= lr * dW
    V -= lr * dV
    b_w -= lr * db_w
    b_v -= lr * db_v
    if epoch % 500 == 0:
        print(epoch, 'mse:', np.mean(e ** 2))
print('at 0:', (np.tanh(b_v) @ W + b_w)[0])
