# Wake deficit behind the upwind row, from the met mast and the nacelle lidar.
# Stops when the validation error has not improved for a while and goes back to the best weights.
import copy

import numpy as np


class WakeNet:
    def __init__(self, n_in, n_hidden, rng):
        self.p = {
            "Wa": rng.standard_normal((n_in, n_hidden)) * np.sqrt(1.0 / n_in),
            "ba": rng.standard_normal(n_hidden) * 0.5,
            "Wb": rng.standard_normal((n_hidden, 1)) * np.sqrt(1.0 / n_hidden),
            "bb": np.zeros(1),
        }
        self.velocity = {k: np.zeros_like(w) for k, w in self.p.items()}

    def predict(self, X):
        self.X = X
        self.H = np.tanh(X @ self.p["Wa"] + self.p["ba"])
        return self.H @ self.p["Wb"] + self.p["bb"]

    def step(self, X, y, lr, mu=0.9):
        out = self.predict(X)
        delta = 2 * (out - y) / len(y)
        back = (delta @ self.p["Wb"].T) * (1 - self.H ** 2)
        grad = {
            "Wb": self.H.T @ delta,
            "bb": delta.sum(axis=0),
            "Wa": self.X.T @ back,
            "ba": back.sum(axis=0),
        }
        for k in self.p:
            self.velocity[k] = mu * self.velocity[k] - lr * grad[k]
            self.p[k] += self.velocity[k]
        return float(np.mean((out - y) ** 2))


rng = np.random.default_rng(314)
n = 900
ct = rng.uniform(0.3, 0.9, n)                  # thrust coefficient of the upwind turbine
spacing = rng.uniform(3.0, 12.0, n)            # rotor diameters
offset = rng.uniform(-1.5, 1.5, n)             # lateral, rotor diameters
width = 0.5 + 0.045 * spacing
true = (1 - np.sqrt(1 - ct)) / (1 + 0.08 * spacing) ** 2 * np.exp(-0.5 * (offset / width) ** 2)
deficit = (true + rng.normal(0, 0.015, n))[:, None]
X = np.c_[ct, spacing, offset]
X = (X - X.mean(0)) / X.std(0)
scale = deficit.std()
y = deficit / scale

X_fit, y_fit, X_val, y_val = X[:700], y[:700], X[700:], y[700:]
net = WakeNet(3, 24, rng)
best, best_p, waited = np.inf, None, 0
for epoch in range(8000):
    train_loss = net.step(X_fit, y_fit, lr=0.02)
    val_loss = np.mean((net.predict(X_val) - y_val) ** 2)
    if val_loss < best - 1e-6:
        best, best_p, waited = val_loss, copy.deepcopy(net.p), 0
    else:
        waited += 1
    if waited > 400:
        print("no better for 400 epochs, stop at", epoch)
        break
net.p = best_p
fit = net.predict(X) * scale
print(f"best validation mse {best:.4f}, deficit rms {np.sqrt(np.mean((fit - deficit) ** 2)):.4f}")
