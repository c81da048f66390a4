import numpy as np


class Dense:
    def __init__(self, n_in, n_out, activation=None):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(1 / n_in)
        self.b = np.zeros(n_out)
        self.activation = activation

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad, lr):
        grad_in = grad @ self.W.T
        self.W -= lr * (self.x.T @ grad)
        self.b -= lr * grad.sum(axis=0)
        return grad_in


class Model:
    def __init__(self):
        self.layers = []

    def add(self, layer):
        self.layers.append(layer)

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def fit(self, x, y, epochs, lr):
        for epoch in range(1, epochs + 1):
            y_hat = self.predict(x)
            grad = 2 * (y_hat - y) / y.size
            for layer in reversed(self.layers):
                grad = layer.backward(grad, lr)
            if epoch % 400 == 0:
                print(f"{epoch:>6} mse={np.mean((y_hat - y) ** 2):.5f}")


np.random.seed(0)
# period of a real pendulum relative to the small-angle one, plus drag
theta = np.random.uniform(-1, 1, (300, 1))
drag = np.random.uniform(-1, 1, (300, 1))
period = 2 * theta ** 2 + 0.4 * np.cos(3 * drag) * theta + 0.3 * drag
x = np.hstack([theta, drag])
y = (period - period.mean()) / period.std()

model = Model()
model.add(Dense(2, 32, activation="tanh"))
model.add(Dense(32, 32, activation="tanh"))
model.add(Dense(32, 1))
model.fit(x, y, epochs=3000, lr=0.05)
print("R2", 1 - np.mean((model.predict(x) - y) ** 2) / y.var())
