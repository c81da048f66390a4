import numpy as np


def load_measurements(n=200):
    """Deflection (mm) along a footbridge of 24 m; laser distance meter, +-0.3 mm."""
    position = np.linspace(0, 24, n)
    xi = position / 24
    deflection = 160 * xi * (1 - xi) + 9 * np.sin(4 * np.pi * xi)
    deflection = deflection + np.random.normal(0, 0.3, n)
    return position.reshape(-1, 1), deflection.reshape(-1, 1)


def relu(z):
    return np.where(z > 0, z, 0.0)


def shuffle(a, b):
    # mix the order so that the network does not see them from left to right
    np.random.shuffle(a)
    return a, b


def standardise(v):
    return (v - v.mean()) / v.std()


def train(x, y, n_hidden=40, lr=0.05, n_iter=5000):
    W1 = np.random.randn(1, n_hidden)
    b1 = np.random.randn(1, n_hidden)
    W2 = np.random.randn(n_hidden, 1) * np.sqrt(1 / n_hidden)
    b2 = np.zeros((1, 1))
    for i in range(n_iter):
        z = x @ W1 + b1
        a = relu(z)
        out = a @ W2 + b2
        if i % 500 == 0:
            print(i, np.mean((out - y) ** 2))
        dout = 2 * (out - y) / len(x)
        dz = (dout @ W2.T) * (z > 0)
        W2 -= lr * (a.T @ dout)
        b2 -= lr * dout.sum(axis=0, keepdims=True)
        W1 -= lr * (x.T @ dz)
        b1 -= lr * dz.sum(axis=0, keepdims=True)
    return W1, b1, W2, b2


def predict(x, theta):
    W1, b1, W2, b2 = theta
    return relu(x @ W1 + b1) @ W2 + b2


position, deflection = load_measurements()
position, deflection = shuffle(position, deflection)
x = standardise(position)
y = standardise(deflection)
theta = train(x, y)
y_hat = predict(x, theta)
ss_res = ((y - y_hat) ** 2).sum()
print("R^2 = %.3f" % (1 - ss_res / ((y - y.mean()) ** 2).sum()))
