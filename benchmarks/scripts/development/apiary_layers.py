# hive weight gain (kg/day) vs temperature and days since bloom. Small "framework" of my own
import numpy as np


class Dense:
    def __init__(self, fan_in, fan_out, gen):
        limit = np.sqrt(6 / (fan_in + fan_out))
        self.W = gen.uniform(-limit, limit, (fan_in, fan_out)) * 2
        self.b = np.zeros(fan_out)

    def forward(self, x):
        self.cache = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.dW = self.cache.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.W.T

    def apply(self, lr):
        self.W = self.W - lr * self.dW
        self.b = self.b - lr * self.db


class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, grad):
        return grad * (1.0 - self.out ** 2)

    def apply(self, lr):
        pass


class Model:
    def __init__(self, layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def train_on_batch(self, x, y, lr):
        y_hat = self.forward(x)
        grad = 2 * (y_hat - y) / len(x)
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        layer.apply(lr)
        return np.mean((y_hat - y) ** 2)


gen = np.random.default_rng(14)
temp, bloom = gen.uniform(-1, 1, 400), gen.uniform(-1, 1, 400)
gain = 5 + 3 * np.cos(4 * bloom) * (0.6 + temp) + gen.normal(0, 0.1, 400)
inputs, labels = np.stack([temp, bloom], 1), gain[:, np.newaxis]

model = Model([Dense(2, 16, gen), Tanh(), Dense(16, 8, gen), Tanh(), Dense(8, 1, gen)])
batch = 40
for epoch in range(800):
    perm = gen.permutation(len(inputs))
    losses = [model.train_on_batch(inputs[perm[i:i + batch]], labels[perm[i:i + batch]], 0.01)
              for i in range(0, len(inputs), batch)]
    if epoch % 100 == 0:
        print(epoch, sum(losses) / len(losses))

weight_gain = model.forward(inputs)
print("explained variance:", 1 - np.var(labels - weight_gain) / np.var(labels))
