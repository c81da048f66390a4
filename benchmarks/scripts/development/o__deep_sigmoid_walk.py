# Ground reaction force during stance (double hump), fully connected net of any depth
# following the well known online book, but all rows at once and with a linear output
import numpy as np

np.random.seed(28)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_prime(s):
    """Derivative of the sigmoid."""
    return s * (1 - s)


class Network:
    def __init__(self, sizes):
        self.num_layers = len(sizes)
        self.weights = [np.random.randn(x, y) * 1.5 for x, y in zip(sizes[:-1], sizes[1:])]
        self.biases = [np.random.randn(1, y) for y in sizes[1:]]

    def feedforward(self, a):
        for w, b in zip(self.weights[:-1], self.biases[:-1]):
            a = sigmoid(a @ w + b)
        return a @ self.weights[-1] + self.biases[-1]

    def backprop(self, x, y):
        activations, zs = [x], []
        for i, (w, b) in enumerate(zip(self.weights, self.biases)):
            z = activations[-1] @ w + b
            zs.append(z)
            activations.append(z if i == self.num_layers - 2 else sigmoid(z))
        delta = (activations[-1] - y) / len(x)
        nabla_w = [None] * len(self.weights)
        nabla_b = [None] * len(self.biases)
        nabla_w[-1], nabla_b[-1] = activations[-2].T @ delta, delta.sum(0, keepdims=True)
        for l in range(2, self.num_layers):
            delta = (delta @ self.weights[-l + 1].T) * sigmoid_prime(zs[-l])
            nabla_w[-l] = activations[-l - 1].T @ delta
            nabla_b[-l] = delta.sum(0, keepdims=True)
        return nabla_w, nabla_b

    def train(self, x, y, steps, eta):
        for j in range(steps):
            nabla_w, nabla_b = self.backprop(x, y)
            self.weights = [w - eta * nw for w, nw in zip(self.weights, nabla_w)]
            self.biases = [b - eta * nb for b, nb in zip(self.biases, nabla_b)]
            if j % 1000 == 0:
                print("step {0}: cost {1}".format(j, np.mean((self.feedforward(x) - y) ** 2) / 2))


stance = np.linspace(0, 1, 100)[:, None]
force = 1.1 * np.exp(-((stance - 0.25) / 0.13) ** 2) + np.exp(-((stance - 0.75) / 0.13) ** 2)
x, y = 4 * stance - 2, force

net = Network([1, 15, 15, 1])
net.train(x, y, steps=8000, eta=0.3)
curve = net.feedforward(x)
print("largest error in body weights:", np.abs(curve - y).max())
