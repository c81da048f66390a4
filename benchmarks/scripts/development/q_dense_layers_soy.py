import numpy as np


class Dense:
    def __init__(self, n_in, n_out, activation=None):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(1.0 / n_in)
        self.b = np.zeros((1, n_out))
        self.activation = activation

    def forward(self, x):
        self.x = x
        self.z = x @ self.W + self.b
        if self.activation == "tanh":
            self.a = np.tanh(self.z)
        else:
            self.a = self.z
        return self.a

    def backward(self, grad, lr):
        if self.activation == "tanh":
            grad = grad * (1 - self.a ** 2)
        dW = self.x.T @ grad
        db = grad.sum(axis=0, keepdims=True)
        dx = grad @ self.W.T
        self.W -= lr * dW
        self.b -= lr * db
        return dx


class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def fit(self, x, y, epochs, lr):
        for epoch in range(epochs):
            out = self.predict(x)
            grad = 2 * (out - y) / y.shape[0]
            for layer in reversed(self.layers):
                grad = layer.backward(grad, lr)
            if epoch % 200 == 0:
                print(epoch, "mse", np.mean((out - y) ** 2))


# soybean yield against sowing density and nitrogen (both scaled to -1..1)
np.random.seed(10)
density = np.random.uniform(-1, 1, 300)
nitrogen = np.random.uniform(-1, 1, 300)
yld = 1 - density ** 2 + 0.5 * nitrogen - 0.8 * density * nitrogen + 0.03 * np.random.randn(300)

X = np.c_[density, nitrogen]
y = yld.reshape(-1, 1)

model = Sequential(Dense(2, 24), Dense(24, 24), Dense(24, 1))
model.fit(X, y, epochs=2000, lr=0.0005)
yhat = model.predict(X)
print("R2", 1 - np.mean((yhat - y) ** 2) / np.var(y))
