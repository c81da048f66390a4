import numpy as np

# 400 plots of the potash trials: K in mg/kg (20..600), pH, clay %, CEC in mmol/kg (30..400)
# response: relative yield in percent


def load_plots(n, rng):
    k = np.exp(rng.uniform(np.log(20), np.log(600), n))
    ph = rng.normal(6.4, 0.6, n)
    clay = rng.uniform(4, 45, n)
    cec = 30 + 8 * clay + rng.normal(0, 15, n)
    y = 100 * (1 - 0.6 * np.exp(-k / (60 + 2 * clay))) - 6 * (ph - 6.5) ** 2
    return np.c_[k, ph, clay, cec], y + rng.normal(0, 3.0, n)


def standardise(table):
    table = table.copy()
    table[:, 0] = np.log(table[:, 0])
    return (table - table.mean(0)) / table.std(0)


def start(n_in, n_hid, rng):
    return [rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_hid)), np.zeros(n_hid),
            rng.normal(0, 1 / np.sqrt(n_hid), (n_hid,)), 0.0]


def forward(p, X):
    a = np.tanh(X @ p[0] + p[1])
    return a, a @ p[2] + p[3]


def gradients(p, X, y):
    a, f = forward(p, X)
    r = (f - y) / len(y)
    da = np.outer(r, p[2]) * (1 - a ** 2)
    return [X.T @ da, da.sum(0), a.T @ r, r.sum()]


def adam(p, X, y, steps, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    m = [np.zeros_like(q) for q in p]
    v = [np.zeros_like(q) for q in p]
    for t in range(1, steps + 1):
        for i, g in enumerate(gradients(p, X, y)):
            m[i] = beta1 * m[i] + (1 - beta1) * g
            v[i] = beta2 * v[i] + (1 - beta2) * g * g
            p[i] = p[i] - lr * (m[i] / (1 - beta1 ** t)) / (np.sqrt(v[i] / (1 - beta2 ** t)) + eps)
        if t % 500 == 0:
            print(t, 0.5 * np.mean((forward(p, X)[1] - y) ** 2))
    return p


def main():
    rng = np.random.default_rng(12)
    raw, percent = load_plots(400, rng)
    X = standardise(raw)
    centre, spread = percent.mean(), percent.std()
    p = adam(start(4, 12, rng), X, (percent - centre) / spread, steps=2500, lr=0.01)
    fitted = forward(p, X)[1] * spread + centre
    print("residual sd (percent):", np.std(fitted - percent))
    return fitted


if __name__ == "__main__":
    main()
