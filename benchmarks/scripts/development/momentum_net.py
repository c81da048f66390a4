import numpy as np
import matplotlib.pyplot as plt


class MomentumNet:
    """tanh network trained by gradient descent with momentum"""

    def __init__(self, sizes, eta=0.02, mu=0.9):
        self.eta, self.mu = eta, mu
        self.w = [np.random.randn(a, b) / np.sqrt(a) for a, b in zip(sizes, sizes[1:])]
        self.b = [np.random.randn(b) * 0.3 for b in sizes[1:]]
        self.vw = [np.zeros_like(w) for w in self.w]
        self.vb = [np.zeros_like(b) for b in self.b]

    def predict(self, x):
        self.a = [x]
        last = len(self.w) - 1
        for i, (w, b) in enumerate(zip(self.w, self.b)):
            z = self.a[-1] @ w + b
            self.a.append(z if i == last else np.tanh(z))
        return self.a[-1]

    def partial_fit(self, x, y):
        out = self.predict(x)
        delta = 2 * (out - y) / len(y)
        for i in range(len(self.w) - 1, -1, -1):
            gw, gb = self.a[i].T @ delta, delta.sum(axis=0)
            if i > 0:
                delta = (delta @ self.w[i].T) * (1 - self.a[i] ** 2)
            self.vw[i] = self.mu * self.vw[i] - self.eta * gw
            self.vb[i] = self.mu * self.vb[i] - self.eta * gb
            self.w[i] += self.vw[i]
            self.b[i] += self.vb[i]
        return np.mean((out - y) ** 2)


def main():
    np.random.seed(9)
    x = np.random.uniform(-2, 2, (250, 2))
    y = (x[:, :1] - x[:, 1:]) * np.exp(-x[:, :1] ** 2)
    net = MomentumNet([2, 20, 20, 1])
    history = [net.partial_fit(x, y) for _ in range(3000)]
    fitted = net.predict(x)
    print("start %.4f end %.6f" % (history[0], history[-1]))
    plt.loglog(history)
    plt.show()


main()
