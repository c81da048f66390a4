"""Chi-square fit with a small network: every point has its own error bar."""
import numpy as np

rng = np.random.default_rng(2024)


def data(n):
    x = np.sort(rng.uniform(-1, 1, n))
    sigma = np.where(x < 0, 0.05, 0.15)
    noise = sigma * rng.standard_normal(n)
    return x, 1.5 * np.cos(4 * x) - x + noise, sigma, noise


def pack(n_hidden):
    return {
        "u": rng.normal(0, 3, n_hidden),
        "a": rng.uniform(-3, 3, n_hidden),
        "v": rng.normal(0, 0.2, n_hidden),
        "c": 0.0,
    }


def evaluate(p, x):
    hidden = np.tanh(np.outer(x, p["u"]) + p["a"])
    return hidden @ p["v"] + p["c"], hidden


def chi2_gradient(p, x, y, weight):
    f, hidden = evaluate(p, x)
    r = weight * (f - y)
    s = np.outer(r, p["v"]) * (1 - hidden ** 2)
    chi2 = 0.5 * np.sum(weight * (f - y) ** 2)
    return chi2, {"u": x @ s, "a": s.sum(0), "v": r @ hidden, "c": r.sum()}


def fit(p, x, y, sigma, steps=6000, rate=0.03):
    weight = 1 / sigma ** 2
    weight = weight / weight.sum()
    for k in range(steps):
        chi2, grad = chi2_gradient(p, x, y, weight)
        for name in p:
            p[name] = p[name] - rate * grad[name]
        if k % 1000 == 0:
            print(k, "weighted half mean square", chi2)
    return p


x, y, sigma, noise = data(300)
p = fit(pack(25), x, y, sigma)
model, _ = evaluate(p, x)
print("reduced chi-square:", np.mean(((model - y) / sigma) ** 2))
