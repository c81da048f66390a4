# Taper: relative diameter along the stem. The butt swell is measured badly, hence the weights.
import numpy as np


class TaperNet:
    def __init__(self, n_in, n_hidden, rng):
        self.V = rng.normal(0, 1.5, (n_in, n_hidden))
        self.a = rng.uniform(-1.5, 1.5, n_hidden)
        self.w = rng.normal(0, 1 / np.sqrt(n_hidden), n_hidden)
        self.c = 0.0
        self.cache = [0.0, 0.0, 0.0, 0.0]  # running squares for RMSprop

    def __call__(self, X):
        self.h = np.tanh(X @ self.V + self.a)
        return self.h @ self.w + self.c

    def loss(self, X, y, weight):
        return np.sum(weight * (self(X) - y) ** 2) / np.sum(weight)

    def grads(self, X, y, weight):
        e = 2 * weight * (self(X) - y) / np.sum(weight)
        d = np.outer(e, self.w) * (1 - self.h ** 2)
        return [X.T @ d, d.sum(0), self.h.T @ e, e.sum()]

    def step(self, grads, lr):
        for i, g in enumerate(grads):
            self.cache[i] = 0.99 * self.cache[i] + 0.01 * g ** 2
        dV, da, dw, dc = [lr * g / (np.sqrt(r) + 1e-6) for g, r in zip(grads, self.cache)]
        self.V = self.V - dV
        self.a = self.a - da
        self.w = self.w - dw
        self.c = self.c - dc

    def get(self):
        return [np.copy(v) for v in (self.V, self.a, self.w, self.c)]

    def put(self, saved):
        self.V, self.a, self.w, self.c = saved


rng = np.random.default_rng(23)
n = 600
h_rel = rng.uniform(0, 1, n)
slender = rng.uniform(0.6, 1.1, n)
sd = 0.02 + 0.05 * np.exp(-6 * h_rel)
d_rel = (1 - h_rel) ** (0.5 + 0.3 * slender) + 0.25 * np.exp(-15 * h_rel) + sd * rng.standard_normal(n)

X = np.column_stack([(h_rel - 0.5) / 0.29, (slender - 0.85) / 0.144])
weight = (0.02 / sd) ** 2
train, check = np.arange(0, 450), np.arange(450, n)

net = TaperNet(2, 12, rng)
best, best_loss, waited = net.get(), np.inf, 0
for epoch in range(8000):
    lr = 0.003 * 0.5 ** (epoch / 1500)
    net.step(net.grads(X[train], d_rel[train], weight[train]), lr)
    if epoch % 20 == 0:
        now = net.loss(X[check], d_rel[check], weight[check])
        if now < best_loss:
            best, best_loss, waited = net.get(), now, 0
        else:
            waited += 1
        if waited > 60:
            break

net.put(best)
profile = net(X)
print("stopped after epoch", epoch, "weighted MSE on the check trees", best_loss)
