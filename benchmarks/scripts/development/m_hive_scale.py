"""Weight gain of a beehive per day from temperature, hours of sun and wind."""
import numpy as np

rng = np.random.default_rng(31)
n = 600
temp = rng.uniform(8, 32, n)
sun = rng.uniform(0, 14, n)
wind = rng.gamma(2.0, 1.5, n)
gain = 2.5 * np.exp(-((temp - 23) / 7) ** 2) * np.sqrt(sun) - 0.12 * wind
gain += rng.normal(0, 0.25, n)

X = np.column_stack([temp, sun, wind])
X = (X - X.mean(0)) / X.std(0)
mu, sd = gain.mean(), gain.std()
t = ((gain - mu) / sd)[:, None]

sizes = [3, 24, 1]
P = {
    "W0": rng.normal(0, 1 / np.sqrt(3), (3, 24)),
    "b0": np.zeros(24),
    "W1": rng.normal(0, 1 / np.sqrt(24), (24, 1)),
    "b1": np.zeros(1),
}
M = {k: np.zeros_like(v) for k, v in P.items()}
V = {k: np.zeros_like(v) for k, v in P.items()}
step = 0
for epoch in range(400):
    order = rng.permutation(n)
    for lo in range(0, n, 50):
        rows = order[lo:lo + 50]
        xb, tb = X[rows], t[rows]
        h = np.tanh(xb @ P["W0"] + P["b0"])
        e = h @ P["W1"] + P["b1"] - tb
        d = 2 * e / len(rows)
        dh = (d @ P["W1"].T) * (1 - h ** 2)
        G = {"W1": h.T @ d, "b1": d.sum(0), "W0": xb.T @ dh, "b0": dh.sum(0)}
        step += 1
        for k in P:
            M[k] = 0.9 * M[k] + 0.1 * G[k]
            V[k] = 0.999 * V[k] + 0.001 * G[k] ** 2
            mh = M[k] / (1 - 0.9 ** step)
            vh = V[k] / (1 - 0.999 ** step)
            P[k] -= 0.005 * mh / (np.sqrt(vh) + 1e-8)

gain_hat = (np.tanh(X @ P["W0"] + P["b0"]) @ P["W1"] + P["b1"]).ravel() * sd + mu
print("rmse [kg/day]:", np.sqrt(np.mean((gain_hat - gain) ** 2)))
