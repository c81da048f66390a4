import numpy as np

np.random.seed(55)


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))


class Dense:
    def __init__(self, n_in, n_out):
        self.weights = np.random.normal(0, 15, size=(n_in, n_out))
        self.bias = np.random.normal(0, 15, size=(1, n_out))

    def forward(self, inputs):
        self.inputs = inputs
        return inputs @ self.weights + self.bias

    def backward(self, grad, lr):
        grad_in = grad @ self.weights.T
        self.weights -= lr * self.inputs.T @ grad
        self.bias -= lr * grad.sum(axis=0, keepdims=True)
        return grad_in


class Sigmoid:
    def forward(self, inputs):
        self.out = sigmoid(inputs)
        return self.out

    def backward(self, grad, lr):
        return grad * self.out * (1 - self.out)


# progressive car spring: force over (deflection, preload), everything in -1..1
X = np.random.uniform(-1, 1, (220, 2))
force = X[:, :1] ** 3 + 0.7 * X[:, :1] + 0.5 * X[:, 1:] * X[:, :1]
layers = [Dense(2, 16), Sigmoid(), Dense(16, 16), Sigmoid(), Dense(16, 1)]

for epoch in range(5000):
    a = X
    for layer in layers:
        a = layer.forward(a)
    cost = np.mean((a - force) ** 2)
    g = 2 * (a - force) / len(X)
    for layer in layers[::-1]:
        g = layer.backward(g, 0.1)
    if epoch % 500 == 0:
        print("epoch", epoch, "cost", round(cost, 5))

result = X
for layer in layers:
    result = layer.forward(result)
print("rms error", np.sqrt(np.mean((result - force) ** 2)))
