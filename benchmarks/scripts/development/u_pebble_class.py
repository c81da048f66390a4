import numpy as np


class PebbleNet:
    """1-8-1 network, predicts how far a thrown pebble flies for a given angle."""

    def __init__(self, hidden=8, lr=0.3):
        self.lr = lr
        self.weights_in = np.ones((1, hidden)) * 0.1
        self.bias_in = np.zeros(hidden)
        self.weights_out = np.ones((hidden, 1)) * 0.1
        self.bias_out = np.zeros(1)

    @staticmethod
    def sigmoid(z):
        return 1.0 / (1.0 + np.exp(-z))

    def predict(self, x):
        self.hidden = self.sigmoid(x @ self.weights_in + self.bias_in)
        return self.hidden @ self.weights_out + self.bias_out

    def train_step(self, x, t):
        out = self.predict(x)
        error = out - t
        d_out = 2 * error / len(x)
        d_hidden = (d_out @ self.weights_out.T) * self.hidden * (1 - self.hidden)

        self.weights_out -= self.lr * self.hidden.T @ d_out
        self.bias_out -= self.lr * d_out.sum(axis=0)
        self.weights_in -= self.lr * x.T @ d_hidden
        self.bias_in -= self.lr * d_hidden.sum(axis=0)
        return np.mean(error ** 2)

    def fit(self, x, t, epochs):
        for ep in range(epochs):
            mse = self.train_step(x, t)
            if ep % 1000 == 0:
                print("epoch", ep, "mse", mse)


np.random.seed(5)
angle = np.random.uniform(0, 90, (150, 1))
distance = 20 * np.sin(2 * np.radians(angle)) + 0.3 * np.random.randn(150, 1)

# scale both to something sensible
x = (angle - 45) / 15
t = distance / 10 - 1

net = PebbleNet()
net.fit(x, t, 8000)
print(net.predict(np.array([[0.0]])) * 10 + 10)  # should be about 20
