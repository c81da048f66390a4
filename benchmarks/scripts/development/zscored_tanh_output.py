"""Neural net with one class per layer type and tanh EVERYWHERE (as in the paper)."""
import numpy as np


class TanhLayer:
    def __init__(self, fan_in, fan_out, rng):
        self.W = rng.normal(scale=1.3 / np.sqrt(fan_in), size=(fan_in, fan_out))
        self.B = rng.normal(scale=0.3, size=(1, fan_out))

    def __call__(self, u):
        self.u = u
        self.v = np.tanh(u @ self.W + self.B)
        return self.v

    def grad(self, dv):
        dz = dv * (1 - self.v ** 2)
        self.dW, self.dB = self.u.T @ dz, dz.sum(0, keepdims=True)
        return dz @ self.W.T

    def move(self, eta):
        self.W -= eta * self.dW
        self.B -= eta * self.dB


rng = np.random.default_rng(515)
# peak flow of a stream (z-score) from rain today / yesterday / soil moisture
rain0, rain1, soil = rng.gamma(2, 1, (3, 350)) / 2 - 1
flow = np.exp(0.5 * rain0 + 0.25 * rain1) * (1 + 0.3 * soil)
Y = ((flow - flow.mean()) / flow.std())[:, None]
X = np.column_stack([rain0, rain1, soil])

stack = [TanhLayer(3, 20, rng), TanhLayer(20, 20, rng), TanhLayer(20, 1, rng)]
eta = 0.05
for it in range(3000):
    out = X
    for layer in stack:
        out = layer(out)
    d = 2 * (out - Y) / len(Y)
    for layer in stack[::-1]:
        d = layer.grad(d)
    for layer in stack:
        layer.move(eta)
    if it % 300 == 0:
        print(it, np.mean((out - Y) ** 2), "largest output", out.max(), "largest target", Y.max())
