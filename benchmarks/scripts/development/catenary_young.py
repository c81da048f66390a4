import numpy as np


class NeuralNet:
    def __init__(self, x, y, hidden=15):
        self.input = x
        self.weights1 = np.random.randn(self.input.shape[1], hidden)
        self.bias1 = np.random.randn(hidden) * 0.5
        self.weights2 = np.random.randn(hidden, 1) * 0.3
        self.bias2 = np.zeros(1)
        self.y = y
        self.output = np.zeros(self.y.shape)

    def feedforward(self):
        self.layer1 = np.tanh(np.dot(self.input, self.weights1) + self.bias1)
        self.output = np.dot(self.layer1, self.weights2) + self.bias2
        return self.output

    def backprop(self, lr):
        # chain rule: derivative of the squared error with respect to each weight
        d_out = 2 * (self.y - self.output) / len(self.y)
        d_weights2 = np.dot(self.layer1.T, d_out)
        d_bias2 = d_out.sum(axis=0)
        d_hidden = np.dot(d_out, self.weigths2.T) * (1 - self.layer1 ** 2)
        d_weights1 = np.dot(self.input.T, d_hidden)
        d_bias1 = d_hidden.sum(axis=0)

        self.weights1 -= lr * d_weights1
        self.bias1 -= lr * d_bias1
        self.weights2 -= lr * d_weights2
        self.bias2 -= lr * d_bias2


if __name__ == "__main__":
    np.random.seed(26)
    # sag of a cable: horizontal position and tension
    pos = np.random.uniform(-1.5, 1.5, 300)
    tension = np.random.uniform(0.8, 2.0, 300)
    height = tension * np.cosh(pos / tension) - 2
    X = np.array([pos, 2 * (tension - 1.4)]).T
    Y = height.reshape(-1, 1)

    nn = NeuralNet(X, Y)
    for i in range(4000):
        nn.feedforward()
        nn.backprop(0.03)
        if i % 500 == 0:
            print("Loss:", np.mean(np.square(Y - nn.feedforward())))
    print(nn.output[:5], Y[:5])
