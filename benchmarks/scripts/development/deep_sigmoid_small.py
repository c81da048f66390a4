import numpy as np


class SigmoidLayer:
    def __init__(self, inputs, outputs):
        self.w = 0.01 * np.random.randn(inputs, outputs)
        self.b = np.zeros(outputs)

    def forward(self, a):
        self.a_in = a
        self.a_out = 1 / (1 + np.exp(-(a @ self.w + self.b)))
        return self.a_out

    def backward(self, d, lr):
        d = d * self.a_out * (1 - self.a_out)
        back = d @ self.w.T
        self.w -= lr * self.a_in.T @ d
        self.b -= lr * d.sum(axis=0)
        return back


class LinearLayer(SigmoidLayer):
    def forward(self, a):
        self.a_in = a
        return a @ self.w + self.b

    def backward(self, d, lr):
        back = d @ self.w.T
        self.w -= lr * self.a_in.T @ d
        self.b -= lr * d.sum(axis=0)
        return back


np.random.seed(0)
# phase shift of an all-pass over log frequency; 1-20-20-20-1
logf = np.linspace(-1, 1, 160)[:, None]
phase = -2 * np.arctan(6 * logf) + 0.6 * np.sin(5 * logf)
phase /= phase.std()

layers = [SigmoidLayer(1, 20), SigmoidLayer(20, 20), SigmoidLayer(20, 20), LinearLayer(20, 1)]
for epoch in range(4000):
    a = logf
    for layer in layers:
        a = layer.forward(a)
    d = 2 * (a - phase) / len(logf)
    for layer in reversed(layers):
        d = layer.backward(d, 0.1)
    if epoch % 1000 == 0:
        print("epoch", epoch, "loss", np.mean((a - phase) ** 2))

a = logf
for layer in layers:
    a = layer.forward(a)
