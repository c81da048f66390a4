# torque of a mainspring against turns of the barrel, small "keras from scratch"
import numpy as np


class Dense:
    def __init__(self, n_in, n_out, activation=None):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(1.0 / n_in)
        self.b = np.random.randn(1, n_out) * 0.5
        self.activation = activation

    def forward(self, x):
        self.x = x
        z = x @ self.W + self.b
        if self.activation == "tanh":
            self.a = np.tanh(z)
        else:
            self.a = z
        return self.a

    def backward(self, grad, lr):
        if self.activation == "tanh":
            grad = grad * (1 - self.a ** 2)
        dx = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0, keepdims=True)
        return dx


class Model:
    def __init__(self, layers):
        self.layers = layers

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def fit(self, x, y, epochs, lr):
        for epoch in range(epochs):
            out = self.predict(x)
            grad = 2 * (out - y) / len(x)
            for layer in reversed(self.layers):
                grad = layer.backward(grad, lr)
            if epoch % 500 == 0:
                print("Epoch", epoch, "- loss:", np.mean((out - y) ** 2))


np.random.seed(1)
turns = np.random.uniform(0, 7, (200, 1))
torque = 9 - 5 / (1 + np.exp(2.5 * (turns - 1))) - 4 / (1 + np.exp(-2.5 * (turns - 6))) + np.random.normal(0, 0.2, (200, 1))
x = (turns - turns.mean()) / turns.std()
y = (torque - torque.mean()) / torque.std()

model = Model([
    Dense(1, 32),
    Dense(32, 16),
    Dense(16, 1),
])
model.fit(x, y, epochs=6000, lr=0.02)
y_hat = model.predict(x)
print("r2", 1 - ((y_hat - y) ** 2).sum() / (y ** 2).sum())
