import numpy as np


class LactateNet:
    """speed (km/h), weeks of training -> blood lactate (mmol/l)"""

    def __init__(self, n_in, n_hidden, seed):
        r = np.random.RandomState(seed)
        self.theta = [
            r.randn(n_in, n_hidden) / np.sqrt(n_in),
            r.uniform(-1, 1, n_hidden),
            r.randn(n_hidden, 1) / np.sqrt(n_hidden),
            np.zeros(1),
        ]
        self.m = [np.zeros_like(p) for p in self.theta]
        self.s = [np.zeros_like(p) for p in self.theta]
        self.t = 0

    def predict(self, X):
        W1, b1, W2, b2 = self.theta
        self.h = np.tanh(X @ W1 + b1)
        return self.h @ W2 + b2

    def backward(self, X, y):
        out = self.predict(X)
        d = 2.0 * (out - y) / y.shape[0]
        dh = (d @ self.theta[2].T) * (1.0 - self.h ** 2)
        self.loss = np.mean((out - y) ** 2)
        return [X.T @ dh, dh.sum(0), self.h.T @ d, d.sum(0)]

    def adam(self, grads, alpha, beta1=0.9, beta2=0.999, eps=1e-8):
        self.t += 1
        for i, g in enumerate(grads):
            self.m[i] = beta1 * self.m[i] + (1 - beta1) * g
            self.s[i] = beta2 * self.s[i] + (1 - beta2) * g * g
            m_hat = self.m[i] / (1 - beta1 ** self.t)
            s_hat = self.s[i] / (1 - beta2 ** self.t)
            self.theta[i] -= alpha * m_hat / (np.sqrt(s_hat) + eps)

    def fit(self, X, y, steps=2500, alpha=0.01):
        for step in range(steps):
            self.adam(self.backward(X, y), alpha)
            if step % 500 == 0:
                print(step, self.loss)
        return self


r = np.random.RandomState(21)
speed = r.uniform(8, 19, 300)
weeks = r.uniform(0, 12, 300)
lactate = 1.1 + np.exp((speed - 13.5 - 0.12 * weeks) / 2.2)
lactate += r.normal(0, 0.35, 300)

X = np.column_stack([(speed - 13.5) / 3.2, (weeks - 6) / 3.5])
y = lactate.reshape(-1, 1)
scale = y.std()
shift = y.mean()

net = LactateNet(2, 12, seed=4).fit(X, (y - shift) / scale)
fitted = net.predict(X) * scale + shift
print("RMSE %.3f mmol/l" % np.sqrt(((fitted - y) ** 2).mean()))
