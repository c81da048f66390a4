import numpy as np


class Perceptron:
    def __init__(self, inputs, hidden):
        np.random.seed(60)
        self.hidden_weights = np.random.randn(inputs, hidden) * 0.3
        self.hidden_bias = np.zeros(hidden)
        self.output_weights = np.random.randn(hidden, 1) * 0.3
        self.output_bias = np.zeros(1)

    def predict(self, x):
        self.hidden = np.tanh(x @ self.hidden_weights + self.hidden_bias)
        return self.hidden @ self.output_weights + self.output_bias

    def train_step(self, x, y, lr=0.1):
        prediction = self.predict(x)
        error = prediction - y
        d_out = 2 * error / len(x)
        d_hidden = d_out @ self.output_weights.T * (1 - self.hidden ** 2)

        hidden_weights = self.hidden_weights.copy()
        hidden_bias = self.hidden_bias.copy()
        hidden_weights -= lr * x.T @ d_hidden
        hidden_bias -= lr * d_hidden.sum(axis=0)
        self.output_weights -= lr * self.hidden.T @ d_out
        self.output_bias -= lr * d_out.sum(axis=0)
        return np.mean(error ** 2)


X = np.random.default_rng(5).uniform(-1, 1, (300, 2))
Y = np.sin(3 * X[:, :1]) + X[:, :1] * X[:, 1:]
p = Perceptron(2, 30)
for epoch in range(5000):
    mse = p.train_step(X, Y)
    if epoch % 500 == 0:
        print("Epoch", epoch, "MSE", mse)
