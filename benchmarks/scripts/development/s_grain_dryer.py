import numpy as np


class DryerNet:
    """Moisture of the grain leaving the dryer; stops when the validation error stops falling."""

    def __init__(self, n_in, n_hidden, rng):
        self.W1 = rng.normal(size=(n_in, n_hidden)) / np.sqrt(n_in)
        self.b1 = rng.normal(size=n_hidden) * 0.3
        self.W2 = rng.normal(size=(n_hidden, 1)) / np.sqrt(n_hidden)
        self.b2 = np.zeros(1)
        self.speed = [np.zeros_like(p) for p in self.parameters()]

    def parameters(self):
        return [self.W1, self.b1, self.W2, self.b2]

    def predict(self, X):
        self.h = np.tanh(X @ self.W1 + self.b1)
        return self.h @ self.W2 + self.b2

    def step(self, X, y, lr, mu=0.9):
        d = self.predict(X) - y
        d *= 2 / len(X)
        dh = d @ self.W2.T * (1 - self.h ** 2)
        grads = [X.T @ dh, dh.sum(0), self.h.T @ d, d.sum(0)]
        for p, v, g in zip(self.parameters(), self.speed, grads):
            v *= mu
            v -= lr * g
            p += v

    def fit(self, X, y, X_val, y_val, lr=0.05, most=5000, patience=400):
        best, kept, since = np.inf, None, 0
        for epoch in range(most):
            self.step(X, y, lr)
            val = np.mean((self.predict(X_val) - y_val) ** 2)
            if val < best:
                best, since = val, 0
                kept = [p.copy() for p in self.parameters()]
            else:
                since += 1
            if since >= patience:
                break
            if epoch % 500 == 0:
                print(f"{epoch:5d}  validation {val:.5f}")
        self.W1, self.b1, self.W2, self.b2 = kept
        print("stopped at", epoch, "best validation", best)


rng = np.random.default_rng(16)
n = 400
inlet = rng.uniform(14, 26, n)            # % moisture coming in
air = rng.uniform(45, 95, n)              # deg C
minutes = rng.uniform(10, 90, n)
k = 0.006 * np.exp((air - 70) / 40)
outlet = 9 + (inlet - 9) * np.exp(-k * minutes) + rng.normal(0, 0.35, n)

X = np.column_stack([inlet, air, minutes])
X = (X - X.mean(0)) / X.std(0)
y = outlet[:, None]
train, held = slice(0, 300), slice(300, None)
centre, spread = y[train].mean(), y[train].std()

model = DryerNet(3, 14, rng)
model.fit(X[train], (y[train] - centre) / spread, X[held], (y[held] - centre) / spread)
dried = model.predict(X) * spread + centre
print("rms, % moisture:", np.sqrt(np.mean((dried - y) ** 2)))
