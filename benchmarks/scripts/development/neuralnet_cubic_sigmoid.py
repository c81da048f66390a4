import numpy as np

# took the well-known "neural network in 20 lines" and changed XOR to a cubic, cost won't go under 6


class NeuralNetwork:
    def __init__(self, x, y):
        self.input = x
        self.weights1 = np.random.randn(self.input.shape[1], 10) * 2
        self.weights2 = np.random.randn(11, 1) * 0.5
        self.y = y
        self.output = np.zeros(y.shape)

    @staticmethod
    def sigmoid(t):
        return 1.0 / (1.0 + np.exp(-t))

    @staticmethod
    def sigmoid_derivative(s):
        return s * (1.0 - s)

    def feedforward(self):
        self.layer1 = self.sigmoid(np.dot(self.input, self.weights1))
        self.layer1b = np.hstack([self.layer1, np.ones((len(self.input), 1))])
        self.output = self.sigmoid(np.dot(self.layer1b, self.weights2))

    def backprop(self, rate):
        error = 2 * (self.output - self.y) / len(self.y)
        delta2 = error * self.sigmoid_derivative(self.output)
        d_weights2 = np.dot(self.layer1b.T, delta2)
        delta1 = np.dot(delta2, self.weights2[:-1].T) * self.sigmoid_derivative(self.layer1)
        d_weights1 = np.dot(self.input.T, delta1)
        self.weights1 -= rate * d_weights1
        self.weights2 -= rate * d_weights2


if __name__ == "__main__":
    np.random.seed(3)
    t = np.linspace(-1.5, 1.5, 120)
    X = np.column_stack([t, np.ones_like(t)])   # second column = bias
    y = (t ** 3 - t + 2 * t)[:, None]

    nn = NeuralNetwork(X, y)
    for i in range(10000):
        nn.feedforward()
        nn.backprop(0.1)
        if i % 2000 == 0:
            print(i, np.mean((nn.y - nn.output) ** 2))
    nn.feedforward()
    print(np.c_[y, nn.output][::20])
