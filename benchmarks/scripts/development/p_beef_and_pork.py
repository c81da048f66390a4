"""Demand for beef and pork: two log quantities from log prices and log income."""
import numpy as np


class Demand:
    def __init__(self, n_in, n_hidden, n_out, seed):
        rnd = np.random.RandomState(seed)
        self.A = rnd.normal(0, np.sqrt(1 / n_in), (n_in, n_hidden))
        self.a = rnd.normal(0, 0.3, (1, n_hidden))
        self.B = rnd.normal(0, np.sqrt(1 / n_hidden), (n_hidden, n_out))
        self.b = np.zeros((1, n_out))
        self.speed = [0.0, 0.0, 0.0, 0.0]

    def __call__(self, X):
        self.z = 1 / (1 + np.exp(-(X @ self.A + self.a)))
        return self.z @ self.B + self.b

    def fit(self, X, Y, eta0=0.3, decay=2e-4, n_steps=5000):
        history = []
        for step in range(n_steps):
            error = self(X) - Y
            history.append((error ** 2).mean(axis=0))       # one loss per good
            d2 = 2 * error / len(X)
            d1 = (d2 @ self.B.T) * self.z * (1 - self.z)
            grads = [X.T @ d1, d1.sum(0, keepdims=True), self.z.T @ d2, d2.sum(0, keepdims=True)]
            eta = eta0 / (1 + decay * step)
            self.speed = [0.9 * s - eta * g for s, g in zip(self.speed, grads)]
            self.A += self.speed[0]
            self.a += self.speed[1]
            self.B += self.speed[2]
            self.b += self.speed[3]
        return np.array(history)


rnd = np.random.RandomState(77)
n_weeks = 600
beef, pork = rnd.uniform(6, 14, n_weeks), rnd.uniform(3, 9, n_weeks)
income = np.exp(rnd.normal(10, 0.4, n_weeks))
log_q = np.column_stack([
    5.0 - 1.2 * np.log(beef) + 0.4 * np.log(pork) + 0.8 * np.log(income / 22000),
    4.5 + 0.5 * np.log(beef) - 0.9 * np.log(pork) - 0.25 * np.log(income / 22000) ** 2,
]) + rnd.normal(0, 0.06, (n_weeks, 2))

X = np.log(np.column_stack([beef, pork, income]))
X = (X - X.mean(0)) / X.std(0)
spread = log_q.std(0)
Y = (log_q - log_q.mean(0)) / spread

demand = Demand(3, 10, 2, seed=5)
history = demand.fit(X, Y)
print("loss beef %.4f, pork %.4f" % tuple(history[-1]))
Y_hat = demand(X)
for name, col in (("beef", 0), ("pork", 1)):
    r2 = 1 - ((Y_hat - Y)[:, col] ** 2).mean() / Y[:, col].var()
    print(name, "R2", round(r2, 3))
