# Packets dropped per minute on an access switch: small counts, so Poisson regression.
# The net gives the logarithm of the expected count.
import numpy as np

rng = np.random.default_rng(88)
n = 900
util = rng.uniform(0.1, 1.0, n)             # utilisation of the uplink
burst = rng.gamma(4.0, 0.5, n)              # burstiness
buffers = rng.choice([0.5, 1.0, 2.0], n)    # MB
lam = 1.5 + 28 * util ** 4 * burst / (1 + buffers)
drops = rng.poisson(lam)

X = np.stack([util, burst, np.log2(buffers)], axis=1)
X = (X - X.mean(0)) / X.std(0)

P = {"W1": rng.normal(size=(3, 14)) * 0.6, "b1": np.zeros(14),
     "W2": rng.normal(size=14) * 0.1, "b2": np.log(drops.mean())}
M = {name: np.zeros_like(value) for name, value in P.items()}
S = {name: np.zeros_like(value) for name, value in P.items()}


def forward(P, X):
    H = np.tanh(X @ P["W1"] + P["b1"])
    return H, np.exp(H @ P["W2"] + P["b2"])


def poisson_loss(mu, k):
    """negative log likelihood without the log k! that no weight changes"""
    return np.mean(mu - k * np.log(mu))


for t in range(1, 3001):
    H, mu = forward(P, X)
    nll = poisson_loss(mu, drops)
    d_log_mu = (mu - drops) / n              # d nll / d log mu
    d_pre = np.outer(d_log_mu, P["W2"]) * (1 - H ** 2)
    G = {"W1": X.T @ d_pre, "b1": d_pre.sum(0), "W2": H.T @ d_log_mu, "b2": d_log_mu.sum()}
    for name in P:
        M[name] = 0.9 * M[name] + 0.1 * G[name]
        S[name] = 0.999 * S[name] + 0.001 * G[name] ** 2
        P[name] = P[name] - 0.006 * (M[name] / (1 - 0.9 ** t)) / (
            np.sqrt(S[name] / (1 - 0.999 ** t)) + 1e-8)
    if t % 600 == 0:
        print(t, round(float(nll), 4))

_, expected = forward(P, X)
pearson = np.mean((drops - expected) ** 2 / expected)
print("Pearson dispersion (1 is right):", round(float(pearson), 3))
