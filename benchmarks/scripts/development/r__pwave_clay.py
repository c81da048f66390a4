"""P-wave velocity of shaly sands from porosity, clay content and effective pressure.

Laboratory plugs; the network replaces the linear regression of Han et al. in our log workflow.
"""
import numpy as np


def make_plugs(n, rng):
    phi = rng.uniform(0.03, 0.30, n)
    clay = rng.uniform(0.0, 0.45, n)
    pressure = rng.uniform(2.0, 40.0, n)      # MPa
    vp = 5.59 - 6.93 * phi - 2.18 * clay      # km/s
    vp = vp - 1.1 * np.exp(-pressure / 7.0) + 3.0 * phi * clay
    vp = vp + rng.normal(0.0, 0.08, n)
    return np.column_stack([phi, clay, pressure]), vp[:, None]


def init(sizes, rng):
    params = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        params.append(rng.normal(0.0, 1.0 / np.sqrt(a), (a, b)))
        params.append(np.zeros(b))
    return params


def forward(params, X):
    W1, b1, W2, b2 = params
    hidden = np.tanh(X @ W1 + b1)
    return hidden, hidden @ W2 + b2


def loss_and_grads(params, X, y):
    hidden, out = forward(params, X)
    diff = out - y
    loss = 0.5 * np.mean(diff ** 2)
    d_out = diff / len(X)
    d_hidden = d_out @ params[2].T * (1 - hidden ** 2)
    grads = [X.T @ d_hidden, d_hidden.sum(0), hidden.T @ d_out, d_out.sum(0)]
    return loss, grads


def adam(params, X, y, steps=3000, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
    m = [np.zeros_like(p) for p in params]
    v = [np.zeros_like(p) for p in params]
    for t in range(1, steps + 1):
        loss, grads = loss_and_grads(params, X, y)
        for i, g in enumerate(grads):
            m[i] = beta1 * m[i] + (1 - beta1) * g
            v[i] = beta2 * v[i] + (1 - beta2) * g ** 2
            m_hat = m[i] / (1 - beta1 ** t)
            v_hat = v[i] / (1 - beta2 ** t)
            params[i] = params[i] - lr * m_hat / (np.sqrt(v_hat) + eps)
        if t % 500 == 0:
            print(t, loss)
    return params


def main():
    rng = np.random.default_rng(7)
    X, vp = make_plugs(500, rng)
    train, test = slice(0, 400), slice(400, 500)
    mean, std = X[train].mean(axis=0), X[train].std(axis=0)
    vp_mean, vp_std = vp[train].mean(), vp[train].std()
    Xn = (X - mean) / std
    yn = (vp - vp_mean) / vp_std

    params = adam(init([3, 14, 1], rng), Xn[train], yn[train])
    _, out = forward(params, Xn[test])
    predicted = out * vp_std + vp_mean
    measured = vp[test]
    print("rms error on the test plugs (km/s):", np.sqrt(np.mean((predicted - measured) ** 2)))


if __name__ == "__main__":
    main()
