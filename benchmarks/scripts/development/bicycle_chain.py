"""Chain wear (mm) from kilometres, dirt and power. Layers by hand."""
import numpy as np

rng = np.random.default_rng(8)


class FullyConnected:
    def __init__(self, size_in, size_out, last=False):
        self.weights = rng.normal(0, np.sqrt(1 / size_in), (size_in, size_out))
        self.bias = rng.normal(0, 0.1, size_out)
        self.last = last

    def forward(self, data):
        out = data @ self.weights + self.bias
        if not self.last:
            out = np.tanh(out)
        self.input = data
        self.output = out
        return out

    def backward(self, gradient):
        if not self.last:
            gradient = gradient * (1 - self.output ** 2)
        self.grad_weights = self.output.T @ gradient if not self.last else self.input.T @ gradient
        self.grad_bias = gradient.sum(axis=0)
        return gradient @ self.weights.T


class Net:
    def __init__(self, sizes):
        pairs = list(zip(sizes[:-1], sizes[1:]))
        self.layers = [FullyConnected(a, b, last=(i == len(pairs) - 1)) for i, (a, b) in enumerate(pairs)]

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def learn(self, x, y, rate):
        pred = self.forward(x)
        grad = 2 * (pred - y) / len(x)
        for layer in self.layers[::-1]:
            grad = layer.backward(grad)
        for layer in self.layers:
            layer.weights -= rate * layer.grad_weights
            layer.bias -= rate * layer.grad_bias
        return ((pred - y) ** 2).mean()


km = rng.uniform(0, 5000, 300)
dirt = rng.uniform(0, 1, 300)
watt = rng.uniform(80, 300, 300)
wear = (km / 1000) ** 1.3 * (0.3 + dirt ** 2) * (watt / 200)
X = np.stack([(km - 2500) / 1440, (dirt - 0.5) / 0.29, (watt - 190) / 64], axis=1)
Y = (wear / wear.std())[:, None]

net = Net([3, 3, 3, 1])
for it in range(6001):
    loss = net.learn(X, Y, 0.05)
    if it % 500 == 0:
        print(it, loss)

wear_fit = net.forward(X)
print("rmse", np.sqrt(np.mean((wear_fit - Y) ** 2)))
