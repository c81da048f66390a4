import numpy as np


class ExtremeLearningMachine:
    """Random hidden layer that stays as it is; only the output weights are learned."""

    def __init__(self, n_in, n_hidden, seed=0):
        rng = np.random.default_rng(seed)
        self.W = rng.normal(0, 1.0, (n_in, n_hidden))
        self.b = rng.uniform(-1.5, 1.5, n_hidden)
        self.beta = np.zeros((n_hidden, 1))
        self.offset = np.zeros(1)

    def features(self, X):
        return np.tanh(X @ self.W + self.b)

    def predict(self, X):
        return self.features(X) @ self.beta + self.offset

    def fit(self, X, y, steps, lr, momentum=0.95):
        H = self.features(X)
        v_beta, v_off = np.zeros_like(self.beta), np.zeros_like(self.offset)
        for i in range(steps):
            err = H @ self.beta + self.offset - y
            v_beta = momentum * v_beta - lr * 2 * H.T @ err / len(X)
            v_off = momentum * v_off - lr * 2 * err.mean(axis=0)
            self.beta = self.beta + v_beta
            self.offset = self.offset + v_off
            if i % 500 == 0:
                print(i, np.mean(err ** 2))
        return self


# flow through a weir: head and notch angle
rng = np.random.default_rng(3)
X = rng.uniform(-1, 1, (350, 2))
flow = (X[:, :1] + 1.2) ** 2.5 / 4 * (1 + 0.5 * X[:, 1:])
flow = flow - flow.mean()
elm = ExtremeLearningMachine(2, 60).fit(X, flow, 4000, 0.003)
discharge = elm.predict(X)
