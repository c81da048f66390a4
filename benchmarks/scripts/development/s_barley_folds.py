# Malting barley: how many hidden units?  5-fold cross-validation by hand, then one final fit.
import numpy as np

np.random.seed(5)


class Net:
    def __init__(self, k):
        self.U = np.random.randn(3, k) * 0.6
        self.c = np.random.randn(k) * 0.4
        self.v = np.random.randn(k, 1) / np.sqrt(k)
        self.d = np.zeros(1)

    def __call__(self, X):
        return np.tanh(X @ self.U + self.c) @ self.v + self.d

    def fit(self, X, Y, steps, lr=0.1, mu=0.9):
        sU, sc, sv, sd = 0.0, 0.0, 0.0, 0.0
        self.history = []
        for _ in range(steps):
            H = np.tanh(X @ self.U + self.c)
            R = H @ self.v + self.d - Y
            self.history.append(np.mean(R ** 2))
            G = 2 * R / len(X)
            D = G @ self.v.T * (1 - H ** 2)
            sU = mu * sU + X.T @ D
            sc = mu * sc + D.sum(0)
            sv = mu * sv + H.T @ G
            sd = mu * sd + G.sum(0)
            self.U -= lr * sU
            self.c -= lr * sc
            self.v -= lr * sv
            self.d -= lr * sd
        return self


n = 250
rain = np.random.gamma(8, 12, n)                 # mm in June
heat = np.random.normal(17, 2.2, n)              # mean July temperature
n_rate = np.random.uniform(40, 160, n)
extract = 82 - 0.03 * n_rate - 0.25 * (heat - 16) ** 2 + 1.6 * np.tanh((rain - 90) / 30)
extract += 0.4 * np.random.randn(n)

X = np.column_stack([rain, heat, n_rate])
X = (X - X.mean(0)) / X.std(0)
Y = ((extract - extract.mean()) / extract.std())[:, None]

folds = np.array_split(np.random.permutation(n), 5)
scores = {}
for k in (4, 8):
    errors = []
    for fold in folds:
        rest = np.setdiff1d(np.arange(n), fold)
        net = Net(k).fit(X[rest], Y[rest], 1500)
        errors.append(np.mean((net(X[fold]) - Y[fold]) ** 2))
    scores[k] = np.mean(errors)
    print(k, "units: cross-validated mse", scores[k].round(4))

k = min(scores, key=scores.get)
final = Net(k).fit(X, Y, 3000)
print("final net with", k, "units, mse", final.history[-1])
extract_hat = final(X).ravel() * extract.std() + extract.mean()
print("worst lot off by", np.abs(extract_hat - extract).max(), "%")
