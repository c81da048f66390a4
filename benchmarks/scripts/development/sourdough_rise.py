# Sourdough: how high does it rise after t hours at temperature T?
import numpy as np
import matplotlib.pyplot as plt


class NN:
    def __init__(self, n_input, n_hidden, n_output, learning_rate):
        self.w_ih = np.random.uniform(-1, 1, (n_input, n_hidden))
        self.b_h = np.random.uniform(-1, 1, n_hidden)
        self.w_ho = np.random.uniform(-1, 1, (n_hidden, n_output))
        self.b_o = np.zeros(n_output)
        self.lr = learning_rate

    def sigmoid(self, x):
        return 1 / (1 + np.exp(-x))

    def run(self, inputs):
        self.h = self.sigmoid(inputs @ self.w_ih + self.b_h)
        return self.h @ self.w_ho + self.b_o

    def train(self, inputs, targets):
        n = len(inputs)
        outputs = self.run(inputs)
        error = outputs - targets
        hidden_error = error @ self.w_ho.T * self.h * (1 - self.h)
        self.w_ho += self.lr * self.h.T @ error / n
        self.b_o += self.lr * error.mean(axis=0)
        self.w_ih += self.lr * inputs.T @ hidden_error / n
        self.b_h += self.lr * hidden_error.mean(axis=0)
        return np.mean(error ** 2)


hours = np.random.uniform(0, 14, 220)
degrees = np.random.uniform(16, 32, 220)
speed = np.exp(-((degrees - 27) / 7) ** 2)
rise = 2.2 / (1 + np.exp(-(hours * speed - 4))) + np.random.randn(220) * 0.03

data = np.vstack([(hours - 7) / 4, (degrees - 24) / 4.6]).T
labels = rise[:, np.newaxis]

nn = NN(2, 12, 1, learning_rate=0.5)
for e in range(3000):
    loss = nn.train(data, labels)
    if e % 300 == 0:
        print("Epoch:", e, "Loss:", loss)

volume = nn.run(data)
plt.scatter(labels, volume)
plt.xlabel("real"); plt.ylabel("network")
plt.show()
