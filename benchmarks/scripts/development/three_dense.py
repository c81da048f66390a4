"""Layer based network for the dose-response data (drug concentration, body weight -> response)."""
import numpy as np

np.random.seed(10)


class FullyConnected:
    def __init__(self, n_in, n_out):
        limit = np.sqrt(6 / (n_in + n_out))
        self.weights = np.random.uniform(-limit, limit, (n_in, n_out))
        self.bias = np.zeros((1, n_out))

    def forward(self, inputs):
        self.inputs = inputs
        return np.dot(inputs, self.weights) + self.bias

    def backward(self, grad_out, lr):
        grad_in = np.dot(grad_out, self.weights.T)
        self.weights -= lr * np.dot(self.inputs.T, grad_out)
        self.bias -= lr * grad_out.sum(axis=0, keepdims=True)
        return grad_in


class Network:
    def __init__(self, layers):
        self.layers = layers

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def fit(self, x, y, epochs, lr):
        for e in range(epochs):
            out = self.predict(x)
            grad = 2 * (out - y) / y.shape[0]
            for layer in reversed(self.layers):
                grad = layer.backward(grad, lr)
            if (e + 1) % 500 == 0:
                print("epoch %d/%d   error=%f" % (e + 1, epochs, np.mean((out - y) ** 2)))


concentration = np.random.uniform(-1, 1, (250, 1))     # log10, centred
weight = np.random.normal(0, 1, (250, 1))              # standardised
response = 1 / (1 + np.exp(-6 * concentration)) - 0.5 * np.exp(-(weight - concentration) ** 2)
response += np.random.normal(0, 0.02, response.shape)
x = np.hstack([concentration, weight])

net = Network([
    FullyConnected(2, 16),
    FullyConnected(16, 16),
    FullyConnected(16, 1),
])
net.fit(x, response, epochs=4000, lr=0.0001)

pred = net.predict(x)
for i in range(5):
    print(x[i], response[i, 0], '->', pred[i, 0])
