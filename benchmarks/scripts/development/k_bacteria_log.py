import numpy as np


def growth_data(n, rng):
    """Colony counts over five decades against temperature and pH."""
    temp = rng.uniform(10, 42, n)
    ph = rng.uniform(5, 9, n)
    log10_count = 6.5 - ((temp - 33) / 12) ** 2 - 0.5 * (ph - 7.1) ** 2
    log10_count += rng.normal(0, 0.1, n)
    return np.column_stack([temp, ph]), 10 ** log10_count


def standardise(a):
    return (a - a.mean(axis=0)) / a.std(axis=0)


def init(rng, n_in, n_hidden):
    return {
        "w1": rng.standard_normal((n_in, n_hidden)) * np.sqrt(2 / n_in),
        "b1": np.zeros(n_hidden),
        "w2": rng.standard_normal((n_hidden, 1)) * np.sqrt(1 / n_hidden),
        "b2": np.zeros(1),
    }


def softplus(z):
    return np.logaddexp(0, z)


def forward(p, x):
    z = x @ p["w1"] + p["b1"]
    h = softplus(z)
    return z, h, h @ p["w2"] + p["b2"]


def gradients(p, x, y):
    z, h, out = forward(p, x)
    d = 2 * (out - y) / len(x)
    dz = d @ p["w2"].T / (1 + np.exp(-z))
    grads = {"w1": x.T @ dz, "b1": dz.sum(0), "w2": h.T @ d, "b2": d.sum(0)}
    return np.mean((out - y) ** 2), grads


def train(p, x, y, steps=6000, rate=0.05, mu=0.9):
    speed = {k: np.zeros_like(v) for k, v in p.items()}
    for s in range(steps):
        loss, g = gradients(p, x, y)
        for k in p:
            speed[k] = mu * speed[k] - rate * g[k]
            p[k] += speed[k]
        if s % 1000 == 0:
            print(s, round(loss, 5))
    return p


def main():
    rng = np.random.default_rng(2024)
    raw, counts = growth_data(350, rng)
    x = standardise(raw)
    logs = np.log10(counts)[:, None]
    y = logs - logs.mean()
    p = train(init(rng, 2, 20), x, y)
    decades = forward(p, x)[2] + logs.mean()
    print("typical factor off:", 10 ** np.mean(np.abs(decades - logs)))


if __name__ == "__main__":
    main()
