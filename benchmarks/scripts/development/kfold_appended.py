"""Cross validation by hand: strength of glue against curing time, temperature, humidity."""
import numpy as np


class GlueNet:
    def __init__(self, n_in, n_hid, rng):
        self.W, self.b = rng.normal(0, 0.8, (n_in, n_hid)), rng.normal(0, 0.5, n_hid)
        self.v, self.c = rng.normal(0, 0.2, n_hid), 0.0

    def __call__(self, X):
        self.H = np.tanh(X @ self.W + self.b)
        return self.H @ self.v + self.c

    def fit(self, X, y, eta=0.1, epochs=2500):
        n = len(y)
        for _ in range(epochs):
            r = (self(X) - y) / n
            dH = r[:, None] * self.v * (1 - self.H ** 2)
            self.v -= eta * self.H.T @ r
            self.c -= eta * r.sum()
            self.W -= eta * X.T @ dH
            self.b -= eta * dH.sum(axis=0)
        return self


rng = np.random.default_rng(61)
hours, temp, humid = rng.uniform(1, 48, 240), rng.uniform(5, 45, 240), rng.uniform(20, 90, 240)
strength = 20 * (1 - np.exp(-hours / 12)) * np.exp(-((temp - 25) / 18) ** 2) - 0.03 * humid
strength += rng.normal(0, 0.3, 240)

X = np.column_stack([hours, temp, humid])
X = (X - X.mean(axis=0)) / X.std(axis=0)
m, s = strength.mean(), strength.std()
y = (strength - m) / s

folds = np.array_split(rng.permutation(len(y)), 5)
out_of_fold = []
for k, test_idx in enumerate(folds):
    train_idx = np.concatenate([f for j, f in enumerate(folds) if j != k])
    net = GlueNet(3, 12, rng).fit(X[train_idx], y[train_idx])
    fold_r2 = 1 - np.mean((net(X[test_idx]) - y[test_idx]) ** 2) / y[test_idx].var()
    print("fold", k, "R2", round(fold_r2, 3))
    out_of_fold.extend(net(X[test_idx]) * s + m)

out_of_fold = np.array(out_of_fold)
# every fold > 0.9, all together negative???
print("overall R2", 1 - np.mean((out_of_fold - strength) ** 2) / strength.var())
