"""Rain per storm (mm). The scatter grows with the amount, so the squared error is the wrong
yardstick: gamma deviance with a log link, mu = exp(network)."""
import numpy as np

np.random.seed(7)
SHAPE = 6.0
n = 1500
moisture = np.random.uniform(5, 45, n)           # precipitable water, mm
lift = np.random.gamma(3.0, 0.4, n)              # m/s
truth = 1.5 + 0.25 * moisture * np.tanh(lift) + 2.0 * np.exp(-((moisture - 30) / 5) ** 2)
rain = truth * np.random.gamma(SHAPE, 1 / SHAPE, n)

X = np.stack([moisture, np.log(lift)], axis=1)
X -= X.mean(axis=0)
X /= X.std(axis=0)
amount = rain[:, None]

k = 16
P = {
    "W": np.random.randn(2, k) / np.sqrt(2),
    "b": np.random.randn(k) * 0.5,
    "V": np.random.randn(k, 1) / np.sqrt(k),
    "c": np.array([np.log(rain.mean())]),        # start at the mean storm
}
M = {name: np.zeros_like(value) for name, value in P.items()}

history = []
for it in range(2500):
    hid = np.tanh(X @ P["W"] + P["b"])
    mu = np.exp(hid @ P["V"] + P["c"])
    deviance = 2 * np.mean(amount / mu - 1 - np.log(amount / mu))
    history.append(deviance)

    d_eta = 2 * (1 - amount / mu) / n            # d deviance / d log mu
    d_hid = d_eta @ P["V"].T * (1 - hid ** 2)
    G = {"W": X.T @ d_hid, "b": d_hid.sum(axis=0), "V": hid.T @ d_eta, "c": d_eta.sum(axis=0)}
    for name in P:
        M[name] = 0.9 * M[name] + G[name]
        P[name] -= 0.02 * M[name]
    if it % 250 == 0:
        print("%5d  deviance %.5f" % (it, deviance))

hid = np.tanh(X @ P["W"] + P["b"])
expected = np.exp(hid @ P["V"] + P["c"]).ravel()
print("dispersion: %.3f, a gamma of that shape has %.3f" % (
    np.mean((rain / expected - 1) ** 2), 1 / SHAPE))
