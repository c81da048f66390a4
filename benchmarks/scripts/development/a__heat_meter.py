import numpy as np

# daily heat demand of our building (kWh) from outdoor temperature and wind


class NeuralNetwork:
    def __init__(self, inputs, hidden):
        self.w_ih = np.random.uniform(-1, 1, (inputs, hidden))
        self.b_h = np.random.uniform(-1, 1, (1, hidden))
        self.w_ho = np.random.uniform(-1, 1, (hidden, 1))
        self.b_o = np.zeros((1, 1))

    def sigmoid(self, x):
        return 1 / (1 + np.exp(-x))

    def think(self, inputs):
        self.hidden = self.sigmoid(np.dot(inputs, self.w_ih) + self.b_h)
        self.output = self.sigmoid(np.dot(self.hidden, self.w_ho) + self.b_o)
        return self.output

    def train(self, inputs, targets, iterations, rate):
        for i in range(iterations):
            output = self.think(inputs)
            error = output - targets
            delta_o = 2 * error * output * (1 - output) / len(inputs)
            delta_h = np.dot(delta_o, self.w_ho.T) * self.hidden * (1 - self.hidden)
            self.w_ho -= rate * np.dot(self.hidden.T, delta_o)
            self.b_o -= rate * np.sum(delta_o, axis=0, keepdims=True)
            self.w_ih -= rate * np.dot(inputs.T, delta_h)
            self.b_h -= rate * np.sum(delta_h, axis=0, keepdims=True)
            if i % 1000 == 0:
                print("iteration", i, "mean squared error", np.mean(error ** 2))


np.random.seed(5)
outside = np.random.uniform(-12, 26, (365, 1))
wind = np.random.uniform(0, 9, (365, 1))
heating = np.maximum(0, 16 - outside) * (2.0 + 0.15 * wind)
demand = 14 + heating + np.random.normal(0, 1.5, (365, 1))

x = np.hstack([(outside - 7) / 11, (wind - 4.5) / 2.6])
nn = NeuralNetwork(2, 10)
nn.train(x, demand, 6000, 1.0)

guess = nn.think(x)
print("demand", demand[:6, 0])
print("guess ", guess[:6, 0])
