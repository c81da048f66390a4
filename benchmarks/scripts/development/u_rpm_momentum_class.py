import numpy as np


class TwoLayer:
    def __init__(self, d, h, seed=0):
        r = np.random.RandomState(seed)
        self.theta = [
            r.randn(d, h) * 0.8,
            r.randn(h) * 0.8,
            r.randn(h, 1) * 0.1,
            np.zeros(1),
        ]
        self.mom = [np.zeros_like(t) for t in self.theta]

    def __call__(self, X):
        W, b, V, c = self.theta
        self.h = np.tanh(X @ W + b)
        return self.h @ V + c

    def grads(self, X, Y):
        _, _, V, _ = self.theta
        out = self(X)
        d = 2.0 * (out - Y) / len(X)
        dh = (d @ V.T) * (1 - self.h ** 2)
        return np.mean((out - Y) ** 2), [X.T @ dh, dh.sum(0), self.h.T @ d, d.sum(0)]

    def step(self, grads, lr, beta):
        for i, g in enumerate(grads):
            self.mom[i] = beta * self.mom[i] + g
            self.theta[i] = self.theta[i] - lr * self.mom[i]


# engine torque against rpm and throttle (both scaled to -1..1)
gen = np.random.RandomState(17)
X = gen.uniform(-1, 1, (360, 2))
rpm, thr = X[:, 0], X[:, 1]
torque = (1 - rpm ** 2) * (thr + 1) + 0.3 * np.sin(3 * rpm) + 0.1 * gen.randn(360)
Y = torque[:, None]

engine = TwoLayer(2, 20, seed=3)
for epoch in range(250):
    order = gen.permutation(len(X))
    for chunk in np.array_split(order, 9):
        loss, g = engine.grads(X[chunk], Y[chunk])
        engine.step(g, lr=0.01, beta=0.9)
    if epoch % 25 == 0:
        print("epoch", epoch, "last batch mse", loss)

torque_hat = engine(X)
