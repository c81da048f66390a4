"""Bachelor project: optical density of E. coli against time and incubation temperature."""
import numpy as np

np.random.seed(7)


class GrowthNet:
    """Two inputs, one hidden layer of tanh, trained with Adam (Kingma & Ba, algorithm 1)."""

    def __init__(self, hidden=16, alpha=0.01):
        self.alpha = alpha
        self.theta = {
            "W": np.random.randn(2, hidden) / np.sqrt(2),
            "b": np.random.uniform(-1, 1, hidden),
            "v": np.random.randn(hidden, 1) / np.sqrt(hidden),
            "c": np.zeros(1),
        }
        self.m = {k: np.zeros_like(p) for k, p in self.theta.items()}
        self.s = {k: np.zeros_like(p) for k, p in self.theta.items()}
        self.t = 0

    def predict(self, X):
        self.H = np.tanh(X @ self.theta["W"] + self.theta["b"])
        return self.H @ self.theta["v"] + self.theta["c"]

    def backward(self, X, residual):
        delta = 2.0 * residual / len(X)
        inner = delta @ self.theta["v"].T * (1.0 - self.H**2)
        return {
            "W": X.T @ inner,
            "b": inner.sum(axis=0),
            "v": self.H.T @ delta,
            "c": delta.sum(axis=0),
        }

    def adam(self, grads, beta1=0.9, beta2=0.999):
        self.t += 1
        for k, g in grads.items():
            self.m[k] = beta1 * self.m[k] + (1 - beta1) * g
            self.s[k] = beta2 * self.s[k] + (1 - beta2) * g**2
            m_hat = self.m[k] / (1 - beta1**self.t)
            s_hat = self.s[k] / (1 - beta2**self.t)
            self.theta[k] -= self.alpha * m_hat / (np.sqrt(s_hat) + 1e-8)

    def fit(self, X, y, steps=2500):
        self.history = []
        for _ in range(steps):
            residual = self.predict(X) - y
            self.history.append(np.mean(residual**2))
            self.adam(self.backward(X, residual))
        return self


# 360 wells: 12 hours, 20 to 40 degrees
hours = np.random.uniform(0, 12, (360, 1))
degrees = np.random.uniform(20, 40, (360, 1))
speed = 0.4 + 0.9 * np.exp(-(((degrees - 37) / 9) ** 2))
od600 = 1.8 / (1 + np.exp(-speed * (hours - 5.5))) + 0.03 * np.random.randn(360, 1)

X = np.hstack([hours / 6 - 1, (degrees - 30) / 6])
centre, width = od600.mean(), od600.std()
net = GrowthNet().fit(X, (od600 - centre) / width)
print("mse, first and last:", net.history[0], net.history[-1])
fitted = net.predict(X) * width + centre
