import numpy as np


def make_data(n, seed):
    """isochronism error [s/day] as a function of amplitude [rad] and lift angle"""
    r = np.random.RandomState(seed)
    amp = r.uniform(2.5, 5.5, n)
    lift = r.uniform(44, 56, n)
    err = 12 * np.sin(amp * 1.6) + 0.6 * (lift - 50) + r.normal(0, 0.5, n)
    return np.column_stack([amp, lift]), err


def init(d, h):
    return (np.random.randn(d, h) * 1.2, np.random.randn(h) * 0.5,
            np.random.randn(h, 1) * np.sqrt(1 / h), np.zeros(1))


def relu(z):
    return np.maximum(z, 0)


def predict(X, W, b, V, c):
    return relu(X @ W + b) @ V + c


def train(X, y, h=40, epochs=4000, lr=0.02):
    W, b, V, c = init(X.shape[1], h)
    for e in range(1, epochs + 1):
        z = X @ W + b
        a = relu(z)
        out = a @ V + c
        diff = out - y
        loss = (diff ** 2).mean()
        g = 2 * diff.mean(axis=1, keepdims=True) / len(X)
        gV = a.T @ g
        gc = g.sum(axis=0)
        gz = g @ V.T
        gz[z <= 0] = 0
        W -= lr * X.T @ gz
        b -= lr * gz.sum(axis=0)
        V -= lr * gV
        c -= lr * gc
        if e % 500 == 0:
            print("epoch %d loss %.4f" % (e, loss))
    return W, b, V, c


X, y = make_data(300, 8)
X = (X - X.mean(axis=0)) / X.std(axis=0)
y = (y - y.mean()) / y.std()
net = train(X, y)
fit = predict(X, *net)[:, 0]
print("R2 =", 1 - np.sum((y - fit) ** 2) / np.sum((y - y.mean()) ** 2))
