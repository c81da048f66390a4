import numpy as np

# body temperature of my dog against hours since the vaccine and dose,
# mini batch gradient descent with momentum

np.random.seed(3)
n_samples = 400
X = np.random.uniform(-1, 1, size=(n_samples, 2))
y = np.exp(-4 * X[:, 0] ** 2) * (1 + 0.6 * X[:, 1]) + 0.02 * np.random.randn(n_samples)
y = y.reshape(-1, 1)

n_hid = 20
w1 = np.random.randn(2, n_hid)
c1 = np.random.randn(n_hid) * 0.5
w2 = np.random.randn(n_hid, 1) * 0.2
c2 = np.zeros(1)
vel = [np.zeros_like(p) for p in (w1, c1, w2, c2)]

batch_size = 40
lr = 0.02
mu = 0.9


def net(inputs):
    hid = np.tanh(inputs @ w1 + c1)
    return hid, hid @ w2 + c2


for epoch in range(400):
    # new order every epoch
    np.random.shuffle(X)

    epoch_loss = 0
    for start in range(0, n_samples, batch_size):
        xb = X[start:start + batch_size]
        yb = y[start:start + batch_size]
        hid, out = net(xb)
        diff = out - yb
        epoch_loss += np.sum(diff ** 2)

        dout = 2 * diff / batch_size
        dhid = dout @ w2.T * (1 - hid ** 2)
        grads = [xb.T @ dhid, dhid.sum(axis=0), hid.T @ dout, dout.sum(axis=0)]
        for p, v, g in zip((w1, c1, w2, c2), vel, grads):
            v *= mu
            v -= lr * g
            p += v
    if epoch % 40 == 0:
        print(f"epoch {epoch:4d}  mse {epoch_loss / n_samples:.5f}")

_, final = net(X)
print("done, mse =", np.mean((final - y) ** 2))
