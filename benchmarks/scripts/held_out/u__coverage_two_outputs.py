"""Received power (dBm) and delay spread (ns) along a drive test: two outputs, float32."""
import numpy as np

F = np.float32
rng = np.random.default_rng(5)
N = 500
log_d = rng.uniform(1.5, 3.7, N)                 # log10 of metres
height = rng.uniform(15, 60, N)                  # m, mast
street = rng.uniform(0, 90, N)                   # degrees to the street axis

power = -28 - 32 * (log_d - 1) + 9 * np.log10(height) - 8 * np.sin(np.radians(street)) ** 2
spread = 40 + 120 / (1 + np.exp(-3 * (log_d - 2.8))) + 25 * np.cos(np.radians(street))
Y_raw = np.stack([power + rng.normal(0, 3.0, N), spread + rng.normal(0, 10.0, N)], 1).astype(F)
X_raw = np.stack([log_d, height, street], 1).astype(F)

X = (X_raw - X_raw.mean(0)) / X_raw.std(0)
Y = (Y_raw - Y_raw.mean(0)) / Y_raw.std(0)


class Dense:
    def __init__(self, n_in, n_out):
        self.W = (rng.normal(size=(n_in, n_out)) / np.sqrt(n_in)).astype(F)
        self.b = np.zeros(n_out, F)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.gW = self.x.T @ grad
        self.gb = grad.sum(0)
        return grad @ self.W.T

    def step(self, lr):
        self.W -= lr * self.gW
        self.b -= lr * self.gb


class Softplus:
    def forward(self, x):
        self.x = x
        return np.logaddexp(x, F(0))

    def backward(self, grad):
        return grad / (1 + np.exp(-self.x))

    def step(self, lr):
        pass


layers = [Dense(3, 32), Softplus(), Dense(32, 2)]

for epoch in range(4000):
    out = X
    for layer in layers:
        out = layer.forward(out)
    error = out - Y
    loss = np.mean(error ** 2)
    grad = F(2) * error / F(error.size)
    for layer in reversed(layers):
        grad = layer.backward(grad)
    for layer in layers:
        layer.step(F(0.1))
    if epoch % 500 == 0:
        print(epoch, loss, loss.dtype)

print("rms per output:", np.sqrt(np.mean((error * Y_raw.std(0)) ** 2, axis=0)))
