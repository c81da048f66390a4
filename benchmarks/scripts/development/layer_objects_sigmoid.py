import numpy as np


class Dense:
    def __init__(self, n_in, n_out, activation=True):
        self.w = np.random.randn(n_in, n_out) * np.sqrt(2 / n_in) * 2
        self.b = np.random.randn(n_out) * 0.5
        self.activation = activation

    def forward(self, x):
        self.x = x
        self.z = x @ self.w + self.b
        self.out = 1 / (1 + np.exp(-self.z)) if self.activation else self.z
        return self.out

    def backward(self, grad, lr):
        if self.activation:
            grad = grad * self.z * (1 - self.z)   # sigmoid' = s(1-s)
        grad_in = grad @ self.w.T
        self.w -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0)
        return grad_in


class Network:
    def __init__(self, *layers):
        self.layers = layers

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def fit(self, x, y, epochs, lr):
        for e in range(epochs):
            out = self.predict(x)
            grad = 2 * (out - y) / len(x)
            for layer in reversed(self.layers):
                grad = layer.backward(grad, lr)
            if e % 1000 == 0:
                print("epoch", e, "mse", np.mean((out - y) ** 2))


np.random.seed(11)
x = np.random.uniform(-1, 1, (200, 2))
y = (x[:, :1] ** 2 - x[:, 1:] ** 2) + 0.5 * x[:, :1]

net = Network(Dense(2, 16), Dense(16, 1, activation=False))
net.fit(x, y, epochs=8000, lr=0.2)
fitted = net.predict(x)
print("final mse", np.mean((fitted - y) ** 2))
