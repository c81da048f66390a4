import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class DeepNet:
    # weights and activations in lists, one per layer
    def __init__(self, sizes, seed=10):
        rng = np.random.RandomState(seed)
        self.weights = [0.01 * rng.randn(a, b) for a, b in zip(sizes[:-1], sizes[1:])]
        self.biases = [np.zeros((1, b)) for b in sizes[1:]]

    def forward(self, x):
        self.activations = [x]
        for i, (w, b) in enumerate(zip(self.weights, self.biases)):
            z = self.activations[-1] @ w + b
            last = i == len(self.weights) - 1
            self.activations.append(z if last else sigmoid(z))
        return self.activations[-1]

    def train_step(self, x, y, lr):
        out = self.forward(x)
        delta = (out - y) / len(x)
        for i in reversed(range(len(self.weights))):
            a = self.activations[i]
            grad_w = a.T @ delta
            grad_b = delta.sum(axis=0, keepdims=True)
            if i > 0:
                delta = (delta @ self.weights[i].T) * a * (1 - a)
            self.weights[i] -= lr * grad_w
            self.biases[i] -= lr * grad_b
        return np.mean((out - y) ** 2)


# bearing temperature over rotor speed
rng = np.random.RandomState(2)
speed = rng.uniform(-2, 2, size=(300, 1))
temperature = np.tanh(2 * speed) + 0.4 * np.cos(3 * speed)

net = DeepNet([1, 20, 20, 1])
for epoch in range(2200):
    mse = net.train_step(speed, temperature, lr=0.6)
    if epoch % 500 == 0:
        print("epoch %d: mse %.6f" % (epoch, mse))
fit = net.forward(speed)
print("spread of fit", fit.std(), "of the data", temperature.std())
