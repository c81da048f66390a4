import numpy as np

rng = np.random.RandomState(1958)


def make_data(m=200, sd=0.15):
    """Phillips curve: wage growth (%) against unemployment (%)."""
    u = rng.uniform(1.0, 10.0, (m, 1))
    g = -0.9 + 9.6 * u ** -1.39 + rng.normal(0, sd, (m, 1))
    return u, g


def zscore(a):
    return (a - a.mean()) / a.std()


def initialize(n_in, n_h, n_out):
    W1 = rng.randn(n_in, n_h)
    b1 = rng.randn(1, n_h) * 0.5
    W2 = rng.randn(n_h, n_out) / np.sqrt(n_h)
    b2 = np.zeros((1, n_out))
    return W1, b1, W2, b2


def forward(X, W1, b1, W2, b2):
    A1 = np.tanh(X @ W1 + b1)
    return A1, A1 @ W2 + b2


def backward(X, Y, A1, out, W2):
    m = X.shape[0]
    dout = 2.0 / m * (out - Y)
    dW2 = A1.T @ dout / m
    db2 = np.sum(dout, axis=0, keepdims=True) / m
    dZ1 = dout @ W2.T * (1 - A1 ** 2)
    dW1 = X.T @ dZ1 / m
    db1 = np.sum(dZ1, axis=0, keepdims=True) / m
    return dW1, db1, dW2, db2


def mse(out, Y):
    return np.mean((out - Y) ** 2)


u, g = make_data()
X, Y = zscore(u), zscore(g)
params = initialize(1, 12, 1)
lr = 0.1
for epoch in range(3000):
    A1, out = forward(X, *params)
    grads = backward(X, Y, A1, out, params[2])
    params = [p - lr * dp for p, dp in zip(params, grads)]
    if epoch % 300 == 0:
        print("epoch %d  loss %.5f" % (epoch, mse(out, Y)))

fitted = forward(X, *params)[1]
print("final loss", mse(fitted, Y))
