import numpy as np
import matplotlib.pyplot as plt


class NeuralNetwork(object):
    def __init__(self, input_nodes, hidden_nodes, learning_rate):
        self.weights_input_to_hidden = np.random.normal(0.0, 2.0, (input_nodes, hidden_nodes))
        self.bias_hidden = np.random.normal(0.0, 1.0, hidden_nodes)
        self.weights_hidden_to_output = np.random.normal(0.0, hidden_nodes ** -0.5,
                                                         (hidden_nodes, 1))
        self.bias_output = np.zeros(1)
        self.lr = learning_rate
        self.losses = []

    def activation(self, x):
        return 1 / (1 + np.exp(-x))

    def run(self, features):
        self.hidden = self.activation(features @ self.weights_input_to_hidden + self.bias_hidden)
        return self.hidden @ self.weights_hidden_to_output + self.bias_output

    def train(self, features, targets, iterations):
        n = features.shape[0]
        for _ in range(iterations):
            outputs = self.run(features)
            error = outputs - targets
            self.losses.append(np.mean(error ** 2))
            output_term = error / n
            hidden_term = output_term @ self.weights_hidden_to_output.T
            hidden_term = hidden_term * self.hidden * (1 - self.hidden)
            self.weights_hidden_to_output -= self.lr * self.hidden.T @ output_term
            self.bias_output -= self.lr * output_term.sum(axis=0)
            self.weights_input_to_hidden -= self.lr * features.T @ hidden_term
            self.bias_hidden -= self.lr * hidden_term.sum(axis=0)


# how fast does a rumour spread: size of the village, number of benches
np.random.seed(2010)
features = np.random.uniform(-1.7, 1.7, (300, 2))
speed = np.exp(0.5 * features[:, 0]) - 0.6 * np.abs(features[:, 1])
targets = ((speed - speed.mean()) / speed.std()).reshape(-1, 1)
network = NeuralNetwork(2, 30, 0.3)
network.train(features, targets, 6000)
rumour = network.run(features)
plt.plot(network.losses)
plt.ylim(0, 1)
plt.show()
print("final loss", network.losses[-1])
