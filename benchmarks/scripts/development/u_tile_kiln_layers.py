import numpy as np

rng = np.random.default_rng(31)


class Dense:
    def __init__(self, n_in, n_out):
        self.W = rng.normal(0, 8, (n_in, n_out))
        self.b = rng.normal(0, 8, (1, n_out))

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad, lr):
        back = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0, keepdims=True)
        return back


class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, grad, lr):
        return grad * (1 - self.out ** 2)


# shrinkage of clay tiles: firing temperature, moisture (both already standardised)
X = rng.uniform(-1.7, 1.7, (240, 2))
shrink = 0.8 * X[:, 0] + 0.5 * X[:, 1] ** 2 + 0.6 * np.sin(2 * X[:, 0] * X[:, 1])
shrink = shrink.reshape(-1, 1)

network = [Dense(2, 16), Tanh(), Dense(16, 16), Tanh(), Dense(16, 1)]


def predict(x):
    for layer in network:
        x = layer.forward(x)
    return x


lr = 0.03
for epoch in range(4000):
    out = predict(X)
    grad = 2 * (out - shrink) / len(X)
    for layer in reversed(network):
        grad = layer.backward(grad, lr)
    if epoch % 500 == 0:
        print("epoch", epoch, "loss", np.mean((out - shrink) ** 2))

result = predict(X)
print("std of residuals", np.std(result - shrink))
