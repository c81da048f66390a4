# Adam written by hand, to understand it. Data: spectral amplitude vs log frequency
import numpy as np
import matplotlib.pyplot as plt


def synth(n, seed=0):
    np.random.seed(seed)
    lf = np.random.uniform(-1.5, 1.5, (n, 1))
    amp = -np.log(1 + np.exp(4 * (lf - 0.2))) / 3 + 0.3 * np.exp(-20 * (lf + 0.3) ** 2)
    return lf, amp + 0.03 * np.random.randn(n, 1)


def init_params(h):
    return [np.random.randn(1, h) * 2, np.random.uniform(-2, 2, (1, h)),
            np.random.randn(h, 1) / np.sqrt(h), np.zeros((1, 1))]


def forward(p, x):
    a = np.tanh(x @ p[0] + p[1])
    return a, a @ p[2] + p[3]


def backward(p, x, y):
    a, out = forward(p, x)
    d = 2 * (out - y) / len(x)
    da = (d @ p[2].T) * (1 - a ** 2)
    return [x.T @ da, da.sum(0, keepdims=True), a.T @ d, d.sum(0, keepdims=True)], np.mean((out - y) ** 2)


def adam(p, x, y, steps, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
    m = [np.zeros_like(q) for q in p]
    v = [np.zeros_like(q) for q in p]
    log = []
    for t in range(1, steps + 1):
        g, loss = backward(p, x, y)
        log.append(loss)
        for i in range(len(p)):
            m[i] = beta1 * m[i] + (1 - beta1) * g[i]
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] ** 2
            mhat = m[i] / (1 - beta1 ** t)
            vhat = v[i] / (1 - beta2 ** t)
            p[i] = p[i] - lr * mhat / (np.sqrt(vhat) + eps)
        if t % 300 == 0:
            print(f"step {t}: {loss:.5f}")
    return p, log


x, y = synth(160)
params, log = adam(init_params(20), x, y, 2500)
fit = forward(params, x)[1]
plt.scatter(x, y, s=5)
order = np.argsort(x[:, 0])
plt.plot(x[order], fit[order], "r")
plt.show()
