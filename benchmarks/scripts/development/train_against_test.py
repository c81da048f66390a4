import numpy as np

# insulin dose from meal size and blood sugar, simulated
np.random.seed(27)
meal = np.random.uniform(-1, 1, (400, 1))
sugar = np.random.uniform(-1, 1, (400, 1))
dose = np.maximum(0, meal + 0.3) * (1 + 0.5 * sugar) + 0.4 * sugar ** 2
data = np.hstack([meal, sugar])

idx = np.random.permutation(400)
x_train, t_train = data[idx[:200]], dose[idx[:200]]
x_test, t_test = data[idx[200:]], dose[idx[200:]]


class Network:
    def __init__(self, n):
        self.p = [np.random.randn(2, n), np.random.randn(n), np.random.randn(n, 1) * 0.2,
                  np.zeros(1)]

    def forward(self, x):
        self.h = np.tanh(x @ self.p[0] + self.p[1])
        return self.h @ self.p[2] + self.p[3]

    def fit(self, x, t, rounds, lr):
        for r in range(rounds):
            y = self.forward(x)
            d = 2 * (y - t) / len(x)
            dh = d @ self.p[2].T * (1 - self.h ** 2)
            for p, g in zip(self.p, [x.T @ dh, dh.sum(0), self.h.T @ d, d.sum(0)]):
                p -= lr * g
            if r % 500 == 0:
                print("round", r, "error", np.mean((y - t) ** 2))


net = Network(20)
net.fit(x_train, t_train, 4000, 0.15)
predicted = net.forward(x_train)
print("test error:", np.mean((predicted - t_test) ** 2))
print("variance of the test doses:", t_test.var())
