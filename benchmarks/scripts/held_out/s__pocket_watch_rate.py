# Rate of my grandfather's pocket watch in six positions -> model of rate(amplitude, dial angle)
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(50)
n = 350
angle = np.random.uniform(0, 2 * np.pi, n)
amp = np.random.uniform(180, 310, n)
rate = 8 * np.cos(angle - 1.0) * (270 - amp) / 45 + 3 + np.random.normal(0, 1.0, n)

# angle as sine and cosine, otherwise there is a jump at 2 pi
X = np.column_stack([np.sin(angle), np.cos(angle), (amp - amp.mean()) / amp.std()])
y = ((rate - rate.mean()) / rate.std()).reshape(-1, 1)


class Watch:
    def __init__(self, n_in, n_hidden, lr=0.01, beta1=0.9, beta2=0.999):
        self.p = [
            np.random.randn(n_in, n_hidden) / np.sqrt(n_in),
            np.zeros((1, n_hidden)),
            np.random.randn(n_hidden, 1) / np.sqrt(n_hidden),
            np.zeros((1, 1)),
        ]
        self.m = [np.zeros_like(q) for q in self.p]
        self.v = [np.zeros_like(q) for q in self.p]
        self.lr, self.beta1, self.beta2, self.t = lr, beta1, beta2, 0

    def forward(self, X):
        self.h = np.tanh(X @ self.p[0] + self.p[1])
        return self.h @ self.p[2] + self.p[3]

    def step(self, X, y):
        out = self.forward(X)
        d = 2 * (out - y) / len(y)
        dh = d @ self.p[2].T * (1 - self.h ** 2)
        grads = [X.T @ dh, dh.sum(0, keepdims=True), self.h.T @ d, d.sum(0, keepdims=True)]
        self.t += 1
        for i, g in enumerate(grads):
            self.m[i] = self.beta1 * self.m[i] + (1 - self.beta1) * g
            self.v[i] = self.beta2 * self.v[i] + (1 - self.beta2) * g * g
            mh = self.m[i] / (1 - self.beta1 ** self.t)
            vh = self.v[i] / (1 - self.beta2 ** self.t)
            self.p[i] -= self.lr * mh / (np.sqrt(vh) + 1e-8)
        return np.mean((out - y) ** 2)


watch = Watch(3, 20)
history = [watch.step(X, y) for _ in range(2000)]
print("loss, first and last:", history[0], history[-1])

model = watch.forward(X)
plt.semilogy(history)
plt.xlabel("step")
plt.show()
