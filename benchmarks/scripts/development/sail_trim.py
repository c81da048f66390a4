import numpy as np


class SailNet:
    """Boat speed as a function of wind angle and wind speed. RMSprop with
    warm-up; the weights of the last 500 steps are averaged."""

    def __init__(self, n_units=32):
        g = np.random.default_rng(11)
        self.theta = {
            "U": g.normal(0, 1.0, (n_units, 2)), "u": g.normal(0, 1.0, (n_units, 1)),
            "V": g.normal(0, 0.2, (1, n_units)), "v": np.zeros((1, 1)),
        }
        self.cache = {k: np.zeros_like(p) for k, p in self.theta.items()}
        self.mean = None

    def predict(self, X, theta=None):
        p = theta or self.theta
        self.Z = np.tanh(p["U"] @ X + p["u"])
        return p["V"] @ self.Z + p["v"]

    def gradient(self, X, Y):
        R = (self.predict(X) - Y) / X.shape[1]
        D = self.theta["V"].T @ R * (1 - self.Z ** 2)
        return {"V": R @ self.Z.T, "v": R.sum(1, keepdims=True),
                "U": D @ X.T, "u": D.sum(1, keepdims=True)}

    def fit(self, X, Y, steps=1800, rate=0.005, warmup=100):
        for t in range(1, steps + 1):
            lr = rate * min(1.0, t / warmup)
            for k, g in self.gradient(X, Y).items():
                self.cache[k] = 0.95 * self.cache[k] + 0.05 * g * g
                self.theta[k] = self.theta[k] - lr * g / np.sqrt(self.cache[k] + 1e-10)
            if t == steps - 500:
                self.mean = {k: p.copy() for k, p in self.theta.items()}
            elif t > steps - 500:
                for k, p in self.theta.items():
                    self.mean[k] += 0.02 * (p - self.mean[k])
            if t % 300 == 0:
                print(t, np.mean((self.predict(X) - Y) ** 2))


rng = np.random.default_rng(2)
angle = rng.uniform(30, 180, 320)
wind = rng.uniform(4, 25, 320)
knots = 9 * np.tanh(wind / 9) * np.sin(np.radians(angle) / 1.4) ** 0.8 + 0.4 * np.cos(angle / 25)
X = np.vstack([(angle - 105) / 43, (wind - 14.5) / 6])
Y = knots[None, :] / 2

net = SailNet()
net.fit(X, Y)
polar = net.predict(X, net.mean) * 2
print("rms", np.sqrt(np.mean((polar - knots) ** 2)), "knots")
