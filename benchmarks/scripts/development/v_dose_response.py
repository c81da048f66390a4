import numpy as np

# dose-response curve, biphasic. doses are already in log10(uM)


def tanh(z):
    return np.tanh(z)


def tanh_prime(z):
    return 1 - z ** 2


def generate(n=150):
    logdose = np.linspace(-3, 3, n)[:, None]
    resp = 100 / (1 + 10 ** (1.5 * (-1 - logdose))) - 70 / (1 + 10 ** (2 * (1.2 - logdose)))
    return logdose, resp + np.random.normal(0, 2, resp.shape)


def train(x, y, nh=16, lr=0.05, iters=5000):
    w1 = np.random.normal(0, 1.5, (1, nh))
    b1 = np.random.normal(0, 1.0, (1, nh))
    w2 = np.random.normal(0, 0.2, (nh, 1))
    b2 = np.zeros((1, 1))
    for i in range(iters):
        z1 = x @ w1 + b1
        a1 = tanh(z1)
        yp = a1 @ w2 + b2
        cost = np.mean((yp - y) ** 2)
        dyp = 2 * (yp - y) / x.shape[0]
        dw2 = a1.T @ dyp
        db2 = np.sum(dyp, axis=0, keepdims=True)
        dz1 = (dyp @ w2.T) * tanh_prime(z1)
        dw1 = x.T @ dz1
        db1 = np.sum(dz1, axis=0, keepdims=True)
        w1 -= lr * dw1
        b1 -= lr * db1
        w2 -= lr * dw2
        b2 -= lr * db2
        if i % 1000 == 0:
            print("iteration", i, "cost", cost)
    return w1, b1, w2, b2


np.random.seed(21)
x, response = generate()
m, s = response.mean(), response.std()
w1, b1, w2, b2 = train(x, (response - m) / s)
curve = tanh(x @ w1 + b1) @ w2 * s + b2 * s + m
print("residual sd:", np.std(curve - response))
