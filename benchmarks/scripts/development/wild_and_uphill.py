import numpy as np


class Perceptron:
    def __init__(self, sizes, seed):
        rng = np.random.RandomState(seed)
        self.W = [rng.randn(a, b) * 15 for a, b in zip(sizes[:-1], sizes[1:])]
        self.b = [rng.randn(b) * 15 for b in sizes[1:]]

    def forward(self, x):
        self.a = [x]
        for k in range(len(self.W)):
            z = self.a[-1] @ self.W[k] + self.b[k]
            self.a.append(np.tanh(z) if k < len(self.W) - 1 else z)
        return self.a[-1]

    def train(self, x, y, lr, n_iter):
        for i in range(n_iter):
            error = y - self.forward(x)
            if i % 500 == 0:
                print(i, np.mean(error ** 2))
            delta = 2 * error / len(x)
            for k in reversed(range(len(self.W))):
                dW, db = self.a[k].T @ delta, delta.sum(axis=0)
                if k:
                    delta = (delta @ self.W[k].T) * (1 - self.a[k] ** 2)
                self.W[k] -= lr * dW
                self.b[k] -= lr * db


# noise of a stream: width, drop, stones
rng = np.random.RandomState(1)
stream = rng.uniform(-1, 1, (300, 3))
loud = stream[:, :1] * stream[:, 1:2] + np.sin(2 * stream[:, 2:]) + 0.5
net = Perceptron([3, 20, 20, 1], seed=2)
net.train(stream, loud, lr=0.05, n_iter=3000)
sound = net.forward(stream)
