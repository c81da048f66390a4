import numpy as np
import pandas as pd


class SmallNet:
    def __init__(self, k, h, rng):
        self.U = rng.normal(0, 1 / np.sqrt(k), (k, h))
        self.u = rng.normal(0, 0.3, h)
        self.V = rng.normal(0, 1 / np.sqrt(h), (h, 1))
        self.v = np.zeros(1)

    def __call__(self, X):
        self.H = np.tanh(X @ self.U + self.u)
        return self.H @ self.V + self.v

    def descend(self, X, y, lr):
        r = self(X) - y
        g = 2 * r / len(X)
        gh = g @ self.V.T * (1 - self.H ** 2)
        self.V -= lr * self.H.T @ g
        self.v -= lr * g.sum(0)
        self.U -= lr * X.T @ gh
        self.u -= lr * gh.sum(0)
        return float((r ** 2).mean())


rng = np.random.default_rng(66)
days = np.arange(365)
frame = pd.DataFrame({"day": days})
frame["radiation"] = 160 - 120 * np.cos(2 * np.pi * days / 365) + rng.normal(0, 25, 365)
frame["wind"] = rng.gamma(2, 2, 365)
frame["temperature"] = 9 - 8 * np.cos(2 * np.pi * (days - 20) / 365) + rng.normal(0, 1, 365)
frame["evaporation"] = (
    0.012 * frame.radiation + 0.09 * frame.wind * np.exp(frame.temperature / 20)
)
# the anemometer was broken for two weeks in March
frame.loc[70:84, "wind"] = np.nan

inputs = frame[["radiation", "wind", "temperature"]]
X = ((inputs - inputs.mean()) / inputs.std()).to_numpy()
y = frame[["evaporation"]].to_numpy()
y = (y - y.mean()) / y.std()

net = SmallNet(3, 20, rng)
for epoch in range(3000):
    mse = net.descend(X, y, 0.1)
    if epoch % 300 == 0:
        print(epoch, mse)
evap = net(X)
