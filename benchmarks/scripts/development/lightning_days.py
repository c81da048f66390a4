"""Lightning strokes per hour: counts, so log link and Poisson deviance instead of MSE."""
import numpy as np

rng = np.random.default_rng(77)
n = 600
cape = rng.uniform(0, 3000, n)          # J/kg
hour = rng.uniform(0, 24, n)
rate = np.exp(1.2 + 1.1 * np.tanh((cape - 1200) / 700) + 0.9 * np.sin((hour - 10) * np.pi / 12))
strokes = rng.poisson(rate)

X = np.stack([cape / 1500 - 1, np.sin(hour * np.pi / 12), np.cos(hour * np.pi / 12)], axis=1)
k = strokes.reshape(-1, 1).astype(float)

net = {
    "w0": rng.normal(0, 0.6, (3, 12)),
    "c0": np.zeros(12),
    "w1": rng.normal(0, 0.3, (12, 1)),
    "c1": np.array([np.log(k.mean())]),
}


def evaluate(net, X):
    h = np.tanh(X @ net["w0"] + net["c0"])
    log_mu = h @ net["w1"] + net["c1"]
    return h, log_mu


lr = 0.03
for epoch in range(3000):
    h, log_mu = evaluate(net, X)
    mu = np.exp(log_mu)
    # negative log-likelihood without the k! term
    nll = np.mean(mu - k * log_mu)
    d_log_mu = (mu - k) / n
    d_h = d_log_mu @ net["w1"].T * (1 - h ** 2)
    grad = {
        "w1": h.T @ d_log_mu,
        "c1": d_log_mu.sum(axis=0),
        "w0": X.T @ d_h,
        "c0": d_h.sum(axis=0),
    }
    for name, g in grad.items():
        net[name] -= lr * g
    if epoch % 300 == 0:
        print(epoch, "nll", round(float(nll), 4))

expected = np.exp(evaluate(net, X)[1])
print("mean count", k.mean(), "mean of the model", expected.mean())
