# Lesson 7: a network with one hidden layer, written from scratch.
# Exercise at the end: change the number of neurons and explain what happens.
import numpy as np


class Network:
    def __init__(self, inputs, neurons, outputs, seed=0):
        rng = np.random.RandomState(seed)
        self.W1 = rng.randn(inputs, neurons) * 2.0
        self.b1 = rng.uniform(-2, 2, size=neurons)
        self.W2 = rng.randn(neurons, outputs) / np.sqrt(neurons)
        self.b2 = np.zeros(outputs)

    @staticmethod
    def sigmoid(z):
        return 1.0 / (1.0 + np.exp(-z))

    def forward(self, x):
        self.x = x
        self.a1 = self.sigmoid(x @ self.W1 + self.b1)
        return self.a1 @ self.W2 + self.b2

    def backward(self, output, y):
        delta2 = (output - y) / len(y)
        delta1 = (delta2 @ self.W2.T) * self.a1 * (1 - self.a1)
        self.dW2 = self.a1.T @ delta2
        self.db2 = delta2.sum(axis=0)
        self.dW1 = self.x.T @ delta1
        self.db1 = delta1.sum(axis=0)

    def update(self, lr):
        self.W1 -= lr * self.dW1
        self.b1 -= lr * self.db1
        self.W2 -= lr * self.dW2
        self.b2 -= lr * self.db2

    def fit(self, x, y, epochs, lr):
        history = []
        for epoch in range(epochs):
            output = self.forward(x)
            history.append(0.5 * np.mean((output - y) ** 2))
            self.backward(output, y)
            self.update(lr)
            if epoch % 2000 == 0:
                print("epoch", epoch, "loss", history[-1])
        return history


np.random.seed(7)
x = np.random.uniform(-2, 2, size=(200, 1))
y = np.sin(2 * x) + 0.3 * x + 0.05 * np.random.randn(200, 1)

net = Network(1, 20, 1, seed=1)
history = net.fit(x, y, epochs=12000, lr=0.3)
y_pred = net.forward(x)
print("final loss", history[-1])
