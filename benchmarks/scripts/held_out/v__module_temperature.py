"""Cell temperature of a PV module from irradiance, air temperature and wind."""
import numpy as np


class CellTemperature:
    """One hidden layer, heavy-ball momentum, stops when the validation error no longer falls."""

    def __init__(self, hidden=20, lr=0.03, momentum=0.9, patience=40, seed=0):
        self.rs = np.random.RandomState(seed)
        self.hidden, self.lr, self.momentum, self.patience = hidden, lr, momentum, patience

    def fit(self, X, y, Xv, yv, max_epochs=4000):
        d = X.shape[1]
        self.W = self.rs.randn(d, self.hidden) * np.sqrt(2.0 / d)
        self.b = self.rs.randn(self.hidden) * 0.1
        self.w = self.rs.randn(self.hidden) * np.sqrt(1.0 / self.hidden)
        self.b0 = 0.0
        vel = [0.0, 0.0, 0.0, 0.0]
        best, waited, kept = np.inf, 0, None
        for epoch in range(max_epochs):
            pre = X @ self.W + self.b
            act = np.maximum(pre, 0)
            e = act @ self.w + self.b0 - y
            de = 2 * e / len(y)
            dpre = np.outer(de, self.w) * (pre > 0)
            grads = [X.T @ dpre, dpre.sum(0), act.T @ de, de.sum()]
            vel = [self.momentum * v - self.lr * g for v, g in zip(vel, grads)]
            self.W = self.W + vel[0]
            self.b = self.b + vel[1]
            self.w = self.w + vel[2]
            self.b0 = self.b0 + vel[3]
            if epoch % 10 == 0:
                val = np.mean((self.predict(Xv) - yv) ** 2)
                if val < best - 1e-6:
                    best, waited = val, 0
                    kept = (self.W.copy(), self.b.copy(), self.w.copy(), self.b0)
                else:
                    waited += 1
                    if waited >= self.patience:
                        print("stopped at epoch", epoch, "best", best)
                        break
        self.W, self.b, self.w, self.b0 = kept
        return self

    def predict(self, X):
        return np.maximum(X @ self.W + self.b, 0) @ self.w + self.b0


rs = np.random.RandomState(77)
n = 900
G = rs.uniform(50, 1100, n)          # W/m2
Ta = rs.uniform(-5, 38, n)           # degC
wind = rs.gamma(2.0, 1.8, n)         # m/s
Tc = Ta + G / (25.0 + 6.8 * wind) + rs.normal(0, 1.2, n)

raw = np.stack([G, Ta, wind], axis=1)
tr, va = np.arange(0, 600), np.arange(600, 900)
mu, sd = raw[tr].mean(0), raw[tr].std(0)
Z = (raw - mu) / sd
tm, ts = Tc[tr].mean(), Tc[tr].std()

net = CellTemperature(seed=3).fit(Z[tr], (Tc[tr] - tm) / ts, Z[va], (Tc[va] - tm) / ts)
estimate = net.predict(Z) * ts + tm
print("train rmse %.2f K" % np.sqrt(np.mean((estimate[tr] - Tc[tr]) ** 2)))
print("valid rmse %.2f K" % np.sqrt(np.mean((estimate[va] - Tc[va]) ** 2)))
