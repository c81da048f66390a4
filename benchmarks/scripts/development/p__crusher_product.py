import numpy as np


class Dense:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(1.0 / n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad, lr):
        back = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0)
        return back


class ReLU:
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, grad, lr):
        return grad * self.mask


# closed side setting and feed size -> share of fines in the product
np.random.seed(30)
css = np.random.uniform(-1, 1, (300, 1))
feed = np.random.uniform(-1, 1, (300, 1))
X = np.hstack([css, feed])
Y = np.abs(css + 0.3 * feed) + 0.5 * feed ** 2 + 0.03 * np.random.randn(300, 1)

layers = [
    Dense(2, 24),
    Dense(24, 24),
    Dense(24, 1),
]

for epoch in range(2500):
    out = X
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean((out - Y) ** 2)
    grad = 2 * (out - Y) / len(Y)
    for layer in reversed(layers):
        grad = layer.backward(grad, lr=0.05)
    if epoch % 250 == 0:
        print("Epoch", epoch, "Loss", round(loss, 5))

pred = X
for layer in layers:
    pred = layer.forward(pred)
print("R2:", 1 - np.sum((pred - Y) ** 2) / np.sum((Y - Y.mean()) ** 2))
