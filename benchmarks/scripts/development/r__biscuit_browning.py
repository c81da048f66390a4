"""Browning and water loss of biscuits from oven temperature, time and sugar: two answers, one network.

Single precision throughout, because the model is going to live in the controller of the oven.
"""
import numpy as np

F = np.float32


class Layer:
    def __init__(self, n_in, n_out, rng, tanh=True):
        self.W = rng.normal(0, n_in ** -0.5, (n_in, n_out)).astype(F)
        self.b = np.zeros(n_out, dtype=F)
        self.tanh = tanh

    def __call__(self, x):
        self.x = x
        self.out = x @ self.W + self.b
        if self.tanh:
            self.out = np.tanh(self.out)
        return self.out

    def backward(self, g):
        if self.tanh:
            g = g * (F(1) - self.out * self.out)
        self.gW, self.gb = self.x.T @ g, g.sum(axis=0)
        return g @ self.W.T


class OvenModel:
    def __init__(self, rng):
        self.layers = [Layer(3, 20, rng), Layer(20, 12, rng), Layer(12, 2, rng, tanh=False)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

    def train(self, x, y, epochs, rate):
        for epoch in range(epochs):
            diff = self.forward(x) - y
            g = diff * F(2.0 / diff.shape[0])
            for layer in reversed(self.layers):
                g = layer.backward(g)
            for layer in self.layers:
                layer.W -= F(rate) * layer.gW
                layer.b -= F(rate) * layer.gb
            if epoch % 800 == 0:
                print(epoch, (diff ** 2).mean(axis=0))


rng = np.random.default_rng(180)
n = 350
oven, minutes, sugar = rng.uniform(160, 220, n), rng.uniform(5, 14, n), rng.uniform(10, 30, n)
dose = minutes * np.exp((oven - 190) / 22)
lightness = 82 - 14 * np.log1p(dose * sugar / 120)           # L* of CIELAB
loss = 13 * (1 - np.exp(-dose / 9))                          # percent
clean = np.stack([lightness, loss], axis=1)
sd = np.array([0.8, 0.35])
Y = (clean + sd * rng.normal(size=clean.shape)).astype(F)

X = np.stack([oven, minutes, sugar], axis=1)
X = ((X - X.mean(0)) / X.std(0)).astype(F)
y_mean, y_std = Y.mean(0), Y.std(0)
Y01 = (Y - y_mean) / y_std

model = OvenModel(rng)
model.train(X, Y01, epochs=5000, rate=0.05)
Y_hat = model.forward(X)
print("rms errors (L*, %):", np.sqrt(np.mean(((Y_hat - Y01) * y_std) ** 2, axis=0)))
