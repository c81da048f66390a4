"""Vitamin C left in spinach (mg/100 g) after storage, for my nutrition BSc.

columns: days in the fridge, temperature
"""
import numpy as np

np.random.seed(17)


def storage_trial(n=240):
    days = np.random.uniform(0, 10, n)
    temp = np.random.uniform(2, 20, n)
    vitc = 30 + 22 * np.exp(-0.02 * temp * days) - 8 * np.cos(temp / 3) + np.random.normal(0, 1.0, n)
    return np.stack([days, temp], axis=1), vitc[:, None]


class Network:
    def __init__(self, sizes, lr):
        self.lr = lr
        self.Ws = [np.random.randn(i, o) / np.sqrt(i) for i, o in zip(sizes[:-1], sizes[1:])]
        self.bs = [np.random.randn(o) * 0.5 for o in sizes[1:]]

    def forward(self, x):
        self.acts = [x]
        last = len(self.Ws) - 1
        for k, (W, b) in enumerate(zip(self.Ws, self.bs)):
            x = x @ W + b
            if k != last:
                x = np.tanh(x)
            self.acts.append(x)
        return x

    def fit_step(self, x, y):
        out = self.forward(x)
        loss = np.mean((out - y) ** 2)
        delta = 2 * (out - y) / len(x)
        gW, gb = [], []
        for k in range(len(self.Ws) - 1, -1, -1):
            gW.insert(0, self.acts[k].T @ delta)
            gb.insert(0, delta.sum(axis=0))
            if k > 0:
                delta = delta @ self.Ws[k].T * (1 - self.acts[k] ** 2)
        for W, dW in zip(self.Ws, gW):
            W = W - self.lr * dW
        for b, db in zip(self.bs, gb):
            b = b - self.lr * db
        return loss


X, y = storage_trial()
X = (X - X.mean(0)) / X.std(0)
y = (y - y.mean()) / y.std()

net = Network([2, 24, 12, 1], lr=0.1)
for epoch in range(3000):
    loss = net.fit_step(X, y)
    if epoch % 300 == 0:
        print(f"epoch {epoch}: {loss:.5f}")

estimate = net.forward(X)
print("RMSE (standardised):", np.sqrt(np.mean((estimate - y) ** 2)))
