# Asked ChatGPT for "a neural network regressor in pure numpy with two hidden layers".
# I added the validation loss myself. It runs but the loss does not go down. What is wrong?
import numpy as np


class NeuralNetworkRegressor:
    """A feed-forward neural network with two hidden layers for regression tasks."""

    def __init__(self, input_size, hidden_size, learning_rate=0.05, seed=0):
        np.random.seed(seed)
        self.learning_rate = learning_rate
        self.W1 = np.random.randn(input_size, hidden_size) / np.sqrt(input_size)
        self.b1 = np.random.randn(1, hidden_size) * 0.5
        self.W2 = np.random.randn(hidden_size, hidden_size) * 1.5 / np.sqrt(hidden_size)
        self.b2 = np.zeros((1, hidden_size))
        self.W3 = np.random.randn(hidden_size, 1) / np.sqrt(hidden_size)
        self.b3 = np.zeros((1, 1))

    def forward(self, X):
        self.A1 = np.tanh(X @ self.W1 + self.b1)
        self.A2 = np.tanh(self.A1 @ self.W2 + self.b2)
        return self.A2 @ self.W3 + self.b3

    def backward(self, X, y, y_pred):
        m = X.shape[0]
        dZ3 = 2 * (y_pred - y) / m
        dZ2 = (dZ3 @ self.W3.T) * (1 - self.A2 ** 2)
        dZ1 = (dZ2 @ self.W2.T) * (1 - self.A1 ** 2)
        # Update parameters
        self.W3 -= self.learning_rate * (self.A2.T @ dZ3)
        self.b3 -= self.learning_rate * dZ3.sum(axis=0, keepdims=True)
        self.W2 -= self.learning_rate * (self.A1.T @ dZ2)
        self.b2 -= self.learning_rate * dZ2.sum(axis=0, keepdims=True)
        self.W1 -= self.learning_rate * (X.T @ dZ1)
        self.b1 -= self.learning_rate * dZ1.sum(axis=0, keepdims=True)

    def fit(self, X, y, X_val, y_val, epochs=1000):
        for epoch in range(epochs):
            y_pred = self.forward(X)
            loss = np.mean((y_pred - y) ** 2)
            val_pred = self.forward(X_val)
            val_loss = np.mean((val_pred - y_val) ** 2)
            self.backward(X, y, y_pred)
            if epoch % 500 == 0:
                print(f"Epoch {epoch}, Loss: {loss:.4f}, Val loss: {val_loss:.4f}")


# Example usage
data = np.random.RandomState(1).uniform(-1, 1, (400, 2))
label = (np.sin(3 * data[:, 0]) + data[:, 0] * data[:, 1]).reshape(-1, 1)
X, X_val = data[:200], data[200:]
y, y_val = label[:200], label[200:]

model = NeuralNetworkRegressor(input_size=2, hidden_size=16, learning_rate=0.1)
model.fit(X, y, X_val, y_val, epochs=3000)
predictions = model.forward(X)
print("Final MSE:", np.mean((predictions - y) ** 2))
