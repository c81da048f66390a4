# Port of this Keras model to plain NumPy
#
#   model = Sequential([Dense(24, activation="tanh"), Dense(1)])
#   model.compile(loss="mse", optimizer=SGD(0.05, momentum=0.9))
#   model.fit(x, y, epochs=2000, batch_size=len(x))
import numpy as np


class TinyKeras:
    def __init__(self, units, input_dim, learning_rate=0.05, momentum=0.9):
        limit = np.sqrt(6 / (input_dim + units))
        self.kernel = np.random.uniform(-limit, limit, (input_dim, units)) * 2
        self.bias = np.random.uniform(-1, 1, units)
        self.kernel_out = np.random.uniform(-0.5, 0.5, (units, 1))
        self.bias_out = np.zeros(1)
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.velocity = [np.zeros_like(w) for w in self.weights()]

    def weights(self):
        return [self.kernel, self.bias, self.kernel_out, self.bias_out]

    def predict(self, x):
        self.hidden = np.tanh(np.matmul(x, self.kernel) + self.bias)
        return np.matmul(self.hidden, self.kernel_out) + self.bias_out

    def train_on_batch(self, x, y):
        y_hat = self.predict(x)
        error = y_hat - y
        g = 2 * error / y.shape[0]
        g_hidden = np.matmul(g, self.kernel_out.T) * (1 - self.hidden ** 2)
        grads = [np.matmul(x.T, g_hidden), g_hidden.sum(axis=0),
                 np.matmul(self.hidden.T, g), g.sum(axis=0)]
        for w, v, dw in zip(self.weights(), self.velocity, grads):
            v *= self.momentum
            v -= self.learning_rate * dw
            w += v
        return np.mean(error ** 2)

    def fit(self, x, y, epochs):
        history = []
        for epoch in range(epochs):
            history.append(self.train_on_batch(x, y))
            if (epoch + 1) % 250 == 0:
                print(f"Epoch {epoch + 1}/{epochs} - loss: {history[-1]:.4f}")
        return history


np.random.seed(1234)
x = np.random.uniform(-1, 1, (256, 2))
y = (x[:, [0]] ** 2 + np.sin(2 * x[:, [1]])) + 0.05 * np.random.randn(256, 1)

model = TinyKeras(24, 2)
history = model.fit(x, y, epochs=2000)
y_pred = model.predict(x)
print("first/last loss:", history[0], history[-1])
