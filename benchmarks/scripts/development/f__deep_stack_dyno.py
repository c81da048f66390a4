# engine torque over rpm from the dyno, three hidden layers
# "initialise with small random numbers" says the book, but the output is the mean for hours
import numpy as np

np.random.seed(30)


class Layer:
    def __init__(self, n_in, n_out, linear=False):
        self.W = np.random.randn(n_in, n_out) * 0.01
        self.b = np.zeros((1, n_out))
        self.linear = linear

    def forward(self, X):
        self.X = X
        Z = X @ self.W + self.b
        self.A = Z if self.linear else np.tanh(Z)
        return self.A

    def backward(self, dA, lr):
        dZ = dA if self.linear else dA * (1 - self.A ** 2)
        dX = dZ @ self.W.T
        self.W -= lr * self.X.T @ dZ
        self.b -= lr * dZ.sum(axis=0, keepdims=True)
        return dX


rpm = np.random.uniform(1000, 7000, (200, 1))
torque = 150 + 60 * np.sin((rpm - 1500) / 1500) - 10 * (rpm / 4000) ** 2 + np.random.normal(0, 3, (200, 1))
X = (rpm - rpm.mean()) / rpm.std()
Y = (torque - torque.mean()) / torque.std()

layers = [Layer(1, 20), Layer(20, 20), Layer(20, 20), Layer(20, 1, linear=True)]
learning_rate = 0.05

for epoch in range(4000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean((out - Y) ** 2)
    grad = 2 * (out - Y) / len(Y)
    for layer in reversed(layers):
        grad = layer.backward(grad, learning_rate)
    if epoch % 400 == 0:
        print(f"{epoch:5d} {loss:.6f}")

print("range of the output", out.min(), out.max())
