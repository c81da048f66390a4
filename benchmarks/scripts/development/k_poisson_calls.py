import numpy as np

# calls per hour at a help desk: counts, so an exponential output and the Poisson likelihood


def simulate(rng, n=1500):
    clock = rng.uniform(0, 24, n)
    rate = np.exp(3.0 + 1.0 * np.sin(2 * np.pi * (clock - 8) / 24) + 0.3 * np.cos(np.pi * clock / 6))
    return clock, rate, rng.poisson(rate)


def encode(clock):
    angle = 2 * np.pi * clock / 24
    return np.stack([np.sin(angle), np.cos(angle)], axis=1)


def rates(theta, x):
    w1, b1, w2, b2 = theta
    hidden = np.tanh(x @ w1 + b1)
    return hidden, np.exp(hidden @ w2 + b2)


def nll_gradient(theta, x, k):
    hidden, lam = rates(theta, x)
    # d/d(log lam) of lam - k log lam
    d = (lam - k) / len(k)
    inner = d @ theta[2].T * (1 - hidden ** 2)
    nll = np.mean(lam - k * np.log(lam))
    return nll, [x.T @ inner, inner.sum(0), hidden.T @ d, d.sum(0)]


def adam(theta, x, k, steps, lr):
    m = [np.zeros_like(t) for t in theta]
    s = [np.zeros_like(t) for t in theta]
    for i in range(1, steps + 1):
        nll, grads = nll_gradient(theta, x, k)
        for j, g in enumerate(grads):
            m[j] += 0.1 * (g - m[j])
            s[j] += 0.001 * (g * g - s[j])
            fix = np.sqrt(1 - 0.999 ** i) / (1 - 0.9 ** i)
            theta[j] = theta[j] - lr * fix * m[j] / (np.sqrt(s[j]) + 1e-8)
        if i % 500 == 0:
            print(i, nll)
    return theta


def main():
    rng = np.random.default_rng(7)
    clock, true_rate, calls = simulate(rng)
    x, k = encode(clock), calls[:, None].astype(float)
    theta = [rng.normal(0, 1, (2, 12)), np.zeros(12),
             rng.normal(0, 0.2, (12, 1)), np.array([np.log(k.mean())])]
    theta = adam(theta, x, k, 2500, 0.01)
    expected = rates(theta, x)[1][:, 0]
    print("deviation from the true rate:", np.abs(expected - true_rate).mean())
    return expected


main()
