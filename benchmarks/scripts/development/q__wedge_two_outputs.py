"""Glass wedge on the goniometer: total deviation and transmitted fraction from one net.

Two outputs in very different units (degrees, fraction); both are standardised before training.
"""
import numpy as np

rng = np.random.RandomState(66)


class Linear:
    def __init__(self, n_in, n_out):
        self.W = rng.randn(n_in, n_out) * np.sqrt(1.0 / n_in)
        self.b = rng.uniform(-0.4, 0.4, n_out)
        self.vW, self.vb = np.zeros_like(self.W), np.zeros_like(self.b)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.dW, self.db = self.x.T @ grad, grad.sum(axis=0)
        return grad @ self.W.T

    def step(self, lr):
        self.vW = 0.9 * self.vW - lr * self.dW
        self.vb = 0.9 * self.vb - lr * self.db
        self.W += self.vW
        self.b += self.vb


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, grad):
        return grad * (1 - self.y ** 2)

    def step(self, lr):
        pass


incidence = np.radians(rng.uniform(5, 65, 400))
apex = np.radians(rng.uniform(4, 20, 400))
n_glass = 1.52
inner = np.arcsin(np.sin(incidence) / n_glass)
out_angle = np.arcsin(n_glass * np.sin(apex - inner))
deviation = np.degrees(incidence + out_angle - apex)
r_s = (np.cos(incidence) - n_glass * np.cos(inner)) / (np.cos(incidence) + n_glass * np.cos(inner))
transmitted = (1 - r_s ** 2) * 0.96

X = np.degrees(np.column_stack([incidence, apex]))
Y = np.column_stack([deviation, transmitted])
Xs = (X - X.mean(axis=0)) / X.std(axis=0)
Ys = (Y - Y.mean(axis=0)) / Y.std(axis=0)

layers = [Linear(2, 16), Tanh(), Linear(16, 16), Tanh(), Linear(16, 2)]
for epoch in range(5000):
    out = Xs
    for layer in layers:
        out = layer.forward(out)
    if epoch % 1000 == 0:
        print(epoch, "mse of each output:", np.mean((out - Ys) ** 2, axis=0))
    grad = 2 * (out - Ys) / len(Xs)
    for layer in reversed(layers):
        grad = layer.backward(grad)
    for layer in layers:
        layer.step(0.03)

fitted = out * Y.std(axis=0) + Y.mean(axis=0)
print("rms [degrees, fraction]:", np.sqrt(np.mean((fitted - Y) ** 2, axis=0)))
