import numpy as np
import matplotlib.pyplot as plt


class NeuralNetwork:
    """One hidden layer of tanh units and a linear output."""

    def __init__(self, n_in, n_hidden, n_out, lr=0.05):
        rng = np.random.default_rng(7)
        self.lr = lr
        self.weights1 = rng.normal(0, 1 / np.sqrt(n_in), (n_in, n_hidden))
        self.bias1 = rng.normal(0, 1, n_hidden)
        self.weights2 = rng.normal(0, 1 / np.sqrt(n_hidden), (n_hidden, n_out))
        self.bias2 = np.zeros(n_out)
        self.history = []

    def feedforward(self, x):
        self.x = x
        self.layer1 = np.tanh(x @ self.weights1 + self.bias1)
        self.output = self.layer1 @ self.weights2 + self.bias2
        return self.output

    def backprop(self, y):
        m = y.shape[0]
        error = self.output - y
        self.history.append(np.mean(error ** 2))
        delta2 = 2 * error / m
        delta1 = (delta2 @ self.weights2.T) * (1 - self.layer1 ** 2)

        # update the weights with the derivative (slope) of the loss function
        self.weights2 += self.lr * self.layer1.T @ delta2
        self.bias2 += self.lr * delta2.sum(axis=0)
        self.weights1 += self.lr * self.x.T @ delta1
        self.bias1 += self.lr * delta1.sum(axis=0)

    def train(self, x, y, epochs):
        for _ in range(epochs):
            self.feedforward(x)
            self.backprop(y)


if __name__ == "__main__":
    x = np.linspace(-3, 3, 150).reshape(-1, 1)
    y = np.sin(x) + 0.3 * x

    nn = NeuralNetwork(1, 16, 1)
    nn.train(x, y, 4000)
    print("loss:", nn.history[0], "->", nn.history[-1])

    plt.plot(x, y, label="target")
    plt.plot(x, nn.feedforward(x), label="network")
    plt.legend()
    plt.show()
