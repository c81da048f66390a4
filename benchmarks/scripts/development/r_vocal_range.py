import numpy as np


class NeuralNet(object):
    """ one hidden layer, tanh, for regression """

    def __init__(self, n_input, n_hidden, n_output, learning_rate=0.05):
        self.lr = learning_rate
        self.weights_input = np.zeros((n_input, n_hidden))
        self.bias_hidden = np.zeros(n_hidden)
        self.weights_output = np.zeros((n_hidden, n_output))
        self.bias_output = np.zeros(n_output)

    def predict(self, X):
        self.hidden = np.tanh(np.dot(X, self.weights_input) + self.bias_hidden)
        return np.dot(self.hidden, self.weights_output) + self.bias_output

    def train_step(self, X, y):
        n = X.shape[0]
        prediction = self.predict(X)
        error = prediction - y
        grad_out = 2.0 * error / n
        grad_hidden = np.dot(grad_out, self.weights_output.T) * (1 - self.hidden ** 2)
        self.weights_output -= self.lr * np.dot(self.hidden.T, grad_out)
        self.bias_output -= self.lr * grad_out.sum(axis=0)
        self.weights_input -= self.lr * np.dot(X.T, grad_hidden)
        self.bias_hidden -= self.lr * grad_hidden.sum(axis=0)
        return np.mean(error ** 2)


# singers of our choir: loudness (dB, centred) they reach at a pitch (semitones from C4)
semitones = np.random.uniform(-12, 24, (220, 1))
loudness = 8 * np.exp(-((semitones - 9) / 8) ** 2) - 0.1 * semitones + np.random.randn(220, 1) * 0.3

X = (semitones - 6) / 10
y = (loudness - np.mean(loudness)) / np.std(loudness)

net = NeuralNet(1, 10, 1)
for epoch in range(5000):
    mse = net.train_step(X, y)
    if epoch % 500 == 0:
        print("Epoch %d  MSE %.4f" % (epoch, mse))

result = net.predict(X)
for k in range(0, 220, 22):
    print("%6.1f semitones: measured %5.2f, net %5.2f" % (semitones[k, 0], y[k, 0], result[k, 0]))
