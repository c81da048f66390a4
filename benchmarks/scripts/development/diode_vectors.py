import numpy as np
import matplotlib.pyplot as plt


class CurveNet:
    """y = sum_j c_j * tanh(a_j x + b_j) + d, all parameters as plain vectors"""

    def __init__(self, n, lr):
        np.random.seed(1)
        self.a = np.random.uniform(-4, 4, n)
        self.b = np.random.uniform(-3, 3, n)
        self.c = np.random.uniform(-0.5, 0.5, n)
        self.d = 0.0
        self.lr = lr

    def predict(self, x):
        return np.tanh(np.outer(x, self.a) + self.b).dot(self.c) + self.d

    def train(self, x, y, n_steps):
        history = []
        for _ in range(n_steps):
            s = np.tanh(np.outer(x, self.a) + self.b)
            error = s.dot(self.c) + self.d - y
            history.append(np.mean(error ** 2))

            e = 2 * error / len(x)
            slope = np.outer(e, self.c) * (1 - s ** 2)
            grad_a = (slope * x[:, None]).sum(axis=0)
            grad_b = slope.sum(axis=0)
            grad_c = s.T.dot(e)
            grad_d = e.sum()

            self.a -= self.lr * grad_c
            self.b -= self.lr * grad_b
            self.c -= self.lr * grad_a
            self.d -= self.lr * grad_d
        return history


# LED: brightness over drive current, with a ripple
current = np.linspace(0, 2, 90)
brightness = np.sqrt(current) + 0.4 * np.cos(6 * current) + 1.5

net = CurveNet(14, lr=0.05)
hist = net.train(current - 1, brightness, 5000)
print("start", hist[0], "end", hist[-1])

plt.plot(hist)
plt.yscale("log")
plt.show()
plt.plot(current, brightness, ".")
plt.plot(current, net.predict(current - 1))
plt.show()
