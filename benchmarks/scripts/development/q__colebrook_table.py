"""Darcy friction factor without iteration: a net instead of Colebrook-White."""
import numpy as np


def colebrook(reynolds, roughness, rounds=30):
    f = np.full_like(reynolds, 0.02)
    for _ in range(rounds):
        f = (-2 * np.log10(roughness / 3.7 + 2.51 / (reynolds * np.sqrt(f)))) ** -2
    return f


def sample(n, rng):
    reynolds = 10 ** rng.uniform(3.7, 8.0, n)
    roughness = 10 ** rng.uniform(-5.5, -1.4, n)
    return reynolds, roughness, colebrook(reynolds, roughness)


def features(reynolds, roughness):
    # both run over decades: logarithms, then roughly to [-1.7, 1.7]
    return np.column_stack([(np.log10(reynolds) - 5.85) / 1.25, (np.log10(roughness) + 3.45) / 1.2])


def net(theta, X):
    W, b, u, c = theta
    hidden = np.tanh(X.dot(W) + b)
    return hidden, hidden.dot(u) + c


def gradients(theta, X, z):
    hidden, out = net(theta, X)
    e = out - z
    de = 2 * e / len(z)
    dh = np.outer(de, theta[2]) * (1 - hidden ** 2)
    return np.mean(e ** 2), [X.T.dot(dh), dh.sum(0), hidden.T.dot(de), de.sum()]


def adam(theta, X, z, steps=3500, alpha=0.01, beta=(0.9, 0.999), eps=1e-8):
    m = [np.zeros_like(p) for p in theta]
    s = [np.zeros_like(p) for p in theta]
    for t in range(1, steps + 1):
        cost, grad = gradients(theta, X, z)
        rate = alpha * (0.02 if t > 0.8 * steps else 1.0)
        for k, g in enumerate(grad):
            m[k] = beta[0] * m[k] + (1 - beta[0]) * g
            s[k] = beta[1] * s[k] + (1 - beta[1]) * g * g
            step = m[k] / (1 - beta[0] ** t) / (np.sqrt(s[k] / (1 - beta[1] ** t)) + eps)
            theta[k] = theta[k] - rate * step
        if t % 500 == 0:
            print("step %5d  cost %.3e" % (t, cost))
    return theta


def main():
    rng = np.random.RandomState(1939)
    reynolds, roughness, f = sample(600, rng)
    X = features(reynolds, roughness)
    z = np.log(f)
    middle, spread = z.mean(), z.std()
    theta = [rng.randn(2, 20), rng.randn(20) * 0.7, rng.randn(20) / np.sqrt(20), np.array(0.0)]
    theta = adam(theta, X, (z - middle) / spread)
    back = np.exp(net(theta, X)[1] * spread + middle)
    print("worst relative error of f: %.2f %%" % (100 * np.max(np.abs(back / f - 1))))


main()
