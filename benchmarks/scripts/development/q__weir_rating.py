"""Rating curve of a compound weir (V-notch with shoulders), early stopping on every fifth row."""
import numpy as np


class RatingCurve:
    def __init__(self, hidden=12, rate=0.1, momentum=0.9, patience=400, seed=0):
        self.rate, self.momentum, self.patience = rate, momentum, patience
        rs = np.random.RandomState(seed)
        self.p = {
            "W": rs.randn(1, hidden) * 1.5,
            "b": rs.uniform(-1.5, 1.5, hidden),
            "V": rs.randn(hidden, 1) * np.sqrt(1.0 / hidden),
            "c": np.zeros(1),
        }

    def _forward(self, x):
        a = np.tanh(x @ self.p["W"] + self.p["b"])
        return a, a @ self.p["V"] + self.p["c"]

    def predict(self, x):
        return self._forward(x)[1]

    def fit(self, x, y, x_val, y_val, most=12000):
        velocity = {k: np.zeros_like(v) for k, v in self.p.items()}
        best, best_loss, since = None, np.inf, 0
        for i in range(most):
            a, out = self._forward(x)
            d = 2 * (out - y) / len(x)
            dz = d @ self.p["V"].T * (1 - a ** 2)
            g = {"W": x.T @ dz, "b": dz.sum(0), "V": a.T @ d, "c": d.sum(0)}
            for k in self.p:
                velocity[k] = self.momentum * velocity[k] - self.rate * g[k]
                self.p[k] = self.p[k] + velocity[k]
            loss = np.mean((self.predict(x_val) - y_val) ** 2)
            if loss < best_loss - 1e-6:
                best, best_loss, since = {k: v.copy() for k, v in self.p.items()}, loss, 0
            else:
                since += 1
            if since > self.patience:
                break
        self.p = best
        print("stopped after", i + 1, "steps, validation loss", best_loss)
        return self


rs = np.random.RandomState(12)
head = rs.uniform(0.05, 1.2, 300)                                        # m above the notch
flow = 1.38 * np.minimum(head, 0.5) ** 2.5 + 7.0 * np.maximum(head - 0.5, 0) ** 1.5
log_flow = np.log(flow) + rs.normal(0, 0.08, 300)                        # 8 % gauging error

x = (np.log(head) - np.log(head).mean()) / np.log(head).std()
y = (log_flow - log_flow.mean()) / log_flow.std()
x, y = x[:, None], y[:, None]
held = np.arange(300) % 5 == 0

curve = RatingCurve(seed=3).fit(x[~held], y[~held], x[held], y[held])
log_q = curve.predict(x)[:, 0] * log_flow.std() + log_flow.mean()
print("flow at mean head [m3/s]:", np.exp(log_q[np.argmin(np.abs(x[:, 0]))]))
