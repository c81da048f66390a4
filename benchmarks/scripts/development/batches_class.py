import argparse

import numpy as np


class MLP:
    def __init__(self, layers, learning_rate):
        self.learning_rate = learning_rate
        self.weights, self.biases = [], []
        for fan_in, fan_out in zip(layers[:-1], layers[1:]):
            self.weights.append(np.random.randn(fan_in, fan_out) * np.sqrt(2.0 / fan_in))
            self.biases.append(np.random.randn(fan_out) * 0.1)

    def forward(self, X):
        self.activations = [X]
        for i in range(len(self.weights)):
            z = self.activations[-1] @ self.weights[i] + self.biases[i]
            self.activations.append(np.maximum(z, 0) if i < len(self.weights) - 1 else z)
        return self.activations[-1]

    def backward(self, y):
        delta = (self.activations[-1] - y) / len(y)
        for i in range(len(self.weights) - 1, -1, -1):
            dw = self.activations[i].T @ delta
            db = delta.sum(axis=0)
            if i:
                delta = (delta @ self.weights[i].T) * (self.activations[i] > 0)
            self.weights[i] -= self.learning_rate * dw
            self.biases[i] -= self.learning_rate * db

    def train(self, X, y, epochs, batch_size):
        for epoch in range(epochs):
            order = np.random.permutation(len(X))
            for start in range(0, len(X), batch_size):
                rows = order[start:start + batch_size]
                self.forward(X[rows])
                self.backward(y[rows])
            if epoch % 20 == 0:
                print(f"epoch {epoch}: {np.mean((self.forward(X) - y) ** 2):.5f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="mini-batch MLP")
    parser.add_argument("--epochs", type=int, default=200)
    parser.add_argument("--batch", type=int, default=20)
    args = parser.parse_args()

    np.random.seed(1)
    X = np.random.uniform(-1, 1, (400, 4))
    y = (X[:, 0] * X[:, 1] + np.maximum(X[:, 2], 0) - X[:, 3]).reshape(-1, 1)
    y = y + 0.03 * np.random.randn(*y.shape)
    net = MLP([4, 32, 16, 1], 0.05)
    net.train(X, y, args.epochs, args.batch)
