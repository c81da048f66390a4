import numpy as np

# Physics class: the period of a pendulum for large swings.
# The pupils measured length and amplitude; the network shall learn the period.


class PeriodNet:
    def __init__(self, n_in, n_hidden, seed=0):
        rng = np.random.RandomState(seed)
        self.p = [
            rng.randn(n_in, n_hidden) / np.sqrt(n_in),
            rng.randn(n_hidden) * 0.5,
            rng.randn(n_hidden, 1) / np.sqrt(n_hidden),
            np.zeros(1),
        ]
        self.m = [np.zeros_like(p) for p in self.p]
        self.v = [np.zeros_like(p) for p in self.p]
        self.t = 0

    def predict(self, X):
        W1, b1, W2, b2 = self.p
        self.h = np.tanh(X @ W1 + b1)
        return self.h @ W2 + b2

    def gradients(self, X, y):
        out = self.predict(X)
        self.loss = np.mean((out - y) ** 2)
        d = 2.0 * (out - y) / len(y)
        dh = d @ self.p[2].T * (1.0 - self.h ** 2)
        return [X.T @ dh, dh.sum(axis=0), self.h.T @ d, d.sum(axis=0)]

    def adam_step(self, X, y, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8):
        grads = self.gradients(X, y)
        self.t += 1
        for i, g in enumerate(grads):
            self.m[i] = beta1 * self.m[i] + (1 - beta1) * g
            self.v[i] = beta2 * self.v[i] + (1 - beta2) * g ** 2
            m_hat = self.m[i] / (1 - beta1 ** self.t)
            v_hat = self.v[i] / (1 - beta2 ** self.t)
            self.p[i] -= lr * m_hat / (np.sqrt(v_hat) + eps)
        return self.loss


rng = np.random.RandomState(9)
length = rng.uniform(0.2, 2.5, size=250)
theta = np.deg2rad(rng.uniform(2, 120, size=250))
period = 2 * np.pi * np.sqrt(length / 9.81) * (1 + theta ** 2 / 16 + 11 * theta ** 4 / 3072)
period += rng.normal(0, 0.02, size=250)      # stopwatch, mean of ten swings

X = np.stack([(length - 1.35) / 0.66, (theta - 1.06) / 0.6], axis=1)
y = ((period - period.mean()) / period.std())[:, np.newaxis]

net = PeriodNet(2, 24, seed=4)
for step in range(3000):
    loss = net.adam_step(X, y)
    if step % 300 == 0:
        print("%5d  %.6f" % (step, loss))

said = net.predict(X)[:, 0] * period.std() + period.mean()
for i in range(5):
    print(f"l = {length[i]:.2f} m  measured {period[i]:.3f} s  net {said[i]:.3f} s")
