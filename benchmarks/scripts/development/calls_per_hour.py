import numpy as np

# Calls arriving at the hotline per hour: counts, so Poisson likelihood with an exponential output.


def features(hour):
    w = 2 * np.pi * hour / 24
    return np.stack([np.sin(w), np.cos(w), np.sin(2 * w), np.cos(2 * w)], axis=1)


def rate_of(hour):
    return 4 + 22 * np.exp(-((hour - 10.5) / 2.5) ** 2) + 14 * np.exp(-((hour - 16) / 3) ** 2)


def forward(p, X):
    h = np.tanh(X @ p[0] + p[1])
    return h, np.exp(h @ p[2] + p[3])


def nll(lam, k):
    return np.mean(lam - k * np.log(lam))      # the factorial does not depend on the weights


def grad(p, X, k):
    h, lam = forward(p, X)
    d = (lam - k) / len(X)                      # exp and log cancel
    dh = (d @ p[2].T) * (1 - h ** 2)
    return [X.T @ dh, dh.sum(axis=0), h.T @ d, d.sum(axis=0)]


def fit(X, k, hidden=14, lr=0.01, epochs=4000):
    p = [np.random.randn(4, hidden) * 0.6, np.zeros(hidden),
         np.random.randn(hidden, 1) * 0.1, np.array([np.log(k.mean())])]
    v = [np.zeros_like(q) for q in p]
    for epoch in range(epochs):
        g = grad(p, X, k)
        for i in range(4):
            v[i] = 0.9 * v[i] - lr * g[i]
            p[i] = p[i] + v[i]
        if epoch % 500 == 0:
            print(epoch, nll(forward(p, X)[1], k))
    return p


def main():
    np.random.seed(12)
    hour = np.random.uniform(0, 24, 1500)
    lam_true = rate_of(hour)[:, None]
    calls = np.random.poisson(lam_true)
    p = fit(features(hour), calls)
    lam_hat = forward(p, features(hour))[1]
    print("deviation from the true rate:", np.abs(lam_hat - lam_true).mean())


main()
