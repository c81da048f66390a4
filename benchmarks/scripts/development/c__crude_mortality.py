# Graduation of crude death rates. Rates run from 3 in 10 000 to 1 in 3, so the net
# sees their logarithm; a cell with d deaths has variance about 1/d there, hence the weights.
import numpy as np


def true_force(age, male):
    base = 2.2e-5 * np.exp(0.098 * age) + 2.5e-4
    hump = 7e-4 * male * np.exp(-((age - 22.0) / 6.0) ** 2)
    return base * (1 + 0.35 * male) + hump


def crude_rates(rng):
    age = np.tile(np.arange(20, 101), 2).astype(float)
    male = np.repeat([0.0, 1.0], 81)
    exposed = 3e5 * np.exp(-((age - 20) / 62.0) ** 4) + 2000
    deaths = np.maximum(rng.poisson(exposed * true_force(age, male)), 1)
    return age, male, deaths, np.log(deaths / exposed)


def net(theta, Z):
    (A, a), (B, b) = theta
    S = np.tanh(Z @ A + a)
    return S, S @ B + b


def gradients(theta, Z, y, w):
    S, f = net(theta, Z)
    q = 2 * w * (f - y) / w.sum()
    (_, _), (B, _) = theta
    p = np.outer(q, B) * (1 - S ** 2)
    return [[Z.T @ p, p.sum(0)], [S.T @ q, q.sum()]]


def graduate(rng, Z, y, w, steps, rate):
    theta = [[rng.normal(0, 1.2, (Z.shape[1], 12)), rng.uniform(-1.5, 1.5, 12)],
             [rng.normal(0, 0.3, 12), 0.0]]
    m = [[0 * p for p in layer] for layer in theta]
    s = [[0 * p for p in layer] for layer in theta]
    for t in range(1, steps + 1):
        rate_t = rate * min(1.0, 2.0 * (1 - t / (steps + 1)))
        g = gradients(theta, Z, y, w)
        for i in range(2):
            for j in range(2):
                m[i][j] = 0.9 * m[i][j] + 0.1 * g[i][j]
                s[i][j] = 0.99 * s[i][j] + 0.01 * g[i][j] ** 2
                up = m[i][j] / (1 - 0.9 ** t)
                down = np.sqrt(s[i][j] / (1 - 0.99 ** t)) + 1e-9
                theta[i][j] = theta[i][j] - rate_t * up / down
    return theta


rng = np.random.default_rng(5)
age, male, deaths, log_rate = crude_rates(rng)
Z = np.column_stack([(age - 60) / 23.4, 2 * male - 1])
y = (log_rate - log_rate.mean()) / log_rate.std()
theta = graduate(rng, Z, y, np.sqrt(deaths / deaths.mean()) + 0.1, steps=5000, rate=0.01)
graduated = net(theta, Z)[1] * log_rate.std() + log_rate.mean()
for k in range(0, 162, 20):
    print(int(age[k]), "m" if male[k] else "f", f"{np.exp(graduated[k]):.5f}")
