# Bodentemperatur in 20 cm Tiefe -> my first neural network (after a youtube tutorial)
import numpy as np


class NeuralNetwork():

    def __init__(self):
        np.random.seed(1)
        self.synaptic_weights_0 = 2 * np.random.random((2, 12)) - 1
        self.bias_0 = 2 * np.random.random((1, 12)) - 1
        self.synaptic_weights_1 = 2 * np.random.random((12, 1)) - 1
        self.bias_1 = np.zeros((1, 1))

    def sigmoid(self, x):
        return 1 / (1 + np.exp(-x))

    def sigmoid_derivative(self, x):
        return x * (1 - x)

    def think(self, inputs):
        self.layer = self.sigmoid(np.dot(inputs, self.synaptic_weights_0) + self.bias_0)
        return self.sigmoid(np.dot(self.layer, self.synaptic_weights_1) + self.bias_1)

    def train(self, training_inputs, training_outputs, training_iterations):
        for iteration in range(training_iterations):
            output = self.think(training_inputs)
            error = training_outputs - output
            delta_1 = error * self.sigmoid_derivative(output) / len(training_inputs)
            delta_0 = np.dot(delta_1, self.synaptic_weights_1.T) * self.sigmoid_derivative(self.layer)
            self.synaptic_weights_1 += 0.5 * np.dot(self.layer.T, delta_1)
            self.bias_1 += 0.5 * delta_1.sum(axis=0)
            self.synaptic_weights_0 += 0.5 * np.dot(training_inputs.T, delta_0)
            self.bias_0 += 0.5 * delta_0.sum(axis=0)
            if iteration % 1000 == 0:
                print("Error:", np.mean(np.abs(error)))


if __name__ == "__main__":
    neural_network = NeuralNetwork()
    day = np.arange(0, 365, 2.0)
    # sine and cosine of the day of the year
    X = np.array([np.sin(2 * np.pi * day / 365), np.cos(2 * np.pi * day / 365)]).T
    temperature = 9.5 - 8.5 * np.cos(2 * np.pi * (day - 35) / 365) + np.random.normal(0, 0.4, len(day))
    y = temperature.reshape(-1, 1)

    neural_network.train(X, y, 10000)
    result = neural_network.think(X)
    print("January:", result[5], "July:", result[100])
