import numpy as np

# capillary electrophoresis: migration time from voltage and pH, own little layer library


class Dense:
    def __init__(self, n_in, n_out):
        self.W = np.ones((n_in, n_out)) * 0.5
        self.b = np.zeros((1, n_out))

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad, rate):
        grad_x = grad @ self.W.T
        self.W -= rate * self.x.T @ grad
        self.b -= rate * grad.sum(axis=0, keepdims=True)
        return grad_x


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, grad, rate):
        return grad * (1 - self.y ** 2)


np.random.seed(13)
n = 240
volt = np.random.uniform(10, 30, n)          # kV
ph = np.random.uniform(3, 10, n)
mobility = 1 + 2.5 * np.exp(-((ph - 6.5) / 1.6) ** 2)
minutes = 120 / (volt * mobility) * 2 + np.random.normal(0, 0.1, n)

X = np.column_stack([volt, ph])
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = ((minutes - minutes.mean()) / minutes.std()).reshape(-1, 1)

layers = [Dense(2, 10), Tanh(), Dense(10, 10), Tanh(), Dense(10, 1)]

for epoch in range(4000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean((out - Y) ** 2)
    grad = 2 * (out - Y) / n
    for layer in reversed(layers):
        grad = layer.backward(grad, 0.02)
    if epoch % 400 == 0:
        print(f"epoch {epoch} loss {loss:.5f}")

print("final loss", loss)
