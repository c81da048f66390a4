import numpy as np


class Adam:
    def __init__(self, params, lr=0.01, b1=0.9, b2=0.999, eps=1e-8):
        self.params, self.lr, self.b1, self.b2, self.eps = params, lr, b1, b2, eps
        self.m = [np.zeros_like(p) for p in params]
        self.v = [np.zeros_like(p) for p in params]
        self.t = 0

    def update(self, grads):
        self.t += 1
        for p, g, m, v in zip(self.params, grads, self.m, self.v):
            m[:] = self.b1 * m + (1 - self.b1) * g
            v[:] = self.b2 * v + (1 - self.b2) * g * g
            mhat = m / (1 - self.b1 ** self.t)
            vhat = v / (1 - self.b2 ** self.t)
            p -= self.lr * mhat / (np.sqrt(vhat) + self.eps)


class StrengthModel:
    def __init__(self, rng, n_hidden=20):
        self.W1 = rng.normal(size=(2, n_hidden))
        self.b1 = rng.normal(size=n_hidden)
        self.W2 = rng.normal(size=(n_hidden, 1)) / n_hidden ** 0.5
        self.b2 = np.zeros(1)

    def __call__(self, X):
        self.act = np.tanh(X @ self.W1 + self.b1)
        return self.act @ self.W2 + self.b2

    def gradients(self, X, residual):
        d = residual / len(X)          # of half the mean square
        da = d @ self.W2.T * (1 - self.act ** 2)
        return [X.T @ da, da.sum(0), self.act.T @ d, d.sum(0)]


rng = np.random.default_rng(8)
porosity = rng.uniform(2, 25, 200)
depth = rng.uniform(0.1, 1.5, 200)
ucs = 180 * np.exp(-0.08 * porosity) * (1 + 0.2 * np.sin(3 * depth)) + rng.normal(0, 9, 200)

X = np.column_stack([porosity, depth])
X = (X - X.mean(axis=0)) / X.std(axis=0)
scale = ucs.std()
y = ((ucs - ucs.mean()) / scale)[:, None]

model = StrengthModel(rng)
adam = Adam([model.W1, model.b1, model.W2, model.b2], lr=0.01)
for i in range(1500):
    residual = model(X) - y
    adam.update(model.gradients(X, residual))
    if i % 250 == 0:
        print(i, 0.5 * np.mean(residual ** 2))

y_fit = model(X)
print("rmse [MPa]:", scale * np.sqrt(np.mean((y_fit - y) ** 2)))
