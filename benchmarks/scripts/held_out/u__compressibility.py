import numpy as np


class MLP:
    """One hidden layer, logistic units, plain gradient descent with early stopping."""

    def __init__(self, n_hidden=20, lr=0.5, momentum=0.9, max_iter=3000, patience=300, seed=0):
        self.n_hidden = n_hidden
        self.lr = lr
        self.momentum = momentum
        self.max_iter = max_iter
        self.patience = patience
        self.rng = np.random.RandomState(seed)

    @staticmethod
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))

    def fit(self, X, y, X_held, y_held):
        n, d = X.shape
        self.theta = [self.rng.randn(d, self.n_hidden) * 1.5, self.rng.randn(self.n_hidden),
                      self.rng.randn(self.n_hidden, 1) / np.sqrt(self.n_hidden), np.zeros(1)]
        moved = [np.zeros_like(t) for t in self.theta]
        self.best_score = np.inf
        for it in range(self.max_iter):
            W1, b1, W2, b2 = self.theta
            hid = self.sigmoid(X @ W1 + b1)
            diff = hid @ W2 + b2 - y
            loss = np.mean(diff ** 2) / 2

            d_out = diff / n
            d_hid = d_out @ W2.T * hid * (1 - hid)
            grad = [X.T @ d_hid, d_hid.sum(0), hid.T @ d_out, d_out.sum(0)]
            for i in range(4):
                moved[i] = self.momentum * moved[i] - self.lr * (1 - self.momentum) * grad[i]
                self.theta[i] = self.theta[i] + moved[i]

            score = np.mean((self.predict(X_held) - y_held) ** 2)
            if score < self.best_score:
                self.best_score, self.best_iter = score, it
                self.best_theta = [t.copy() for t in self.theta]
            elif it - self.best_iter > self.patience:
                break
        self.theta = self.best_theta
        return self

    def predict(self, X):
        W1, b1, W2, b2 = self.theta
        return self.sigmoid(X @ W1 + b1) @ W2 + b2


# reduced temperature and density -> compressibility factor of a van der Waals gas
r = np.random.RandomState(15)
Tr = r.uniform(1.1, 2.5, 450)
rho = r.uniform(0.02, 1.4, 450)
Z = 3 / (3 - rho) - 9 * rho / (8 * Tr) + r.normal(0, 0.03, 450)
X = np.c_[(Tr - 1.8) / 0.4, (rho - 0.7) / 0.4]
scale = Z.std()
y = ((Z - Z.mean()) / scale)[:, None]

mlp = MLP(seed=3).fit(X[:300], y[:300], X[300:], y[300:])
answer = mlp.predict(X)
print("best iteration", mlp.best_iter, "held-out error", mlp.best_score ** 0.5 * scale)
