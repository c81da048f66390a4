"""Inverse kinematics of the puppet's arm: hand position -> shoulder and elbow angle (two outputs)."""
import numpy as np


class Dense:
    def __init__(self, n_in, n_out):
        self.w = np.random.randn(n_in, n_out) * np.sqrt(1.0 / n_in)
        self.b = np.zeros(n_out)
        self.cache = {k: np.ones_like(v) * 1e-3 for k, v in (("w", self.w), ("b", self.b))}

    def forward(self, x):
        self.x = x
        return x @ self.w + self.b

    def backward(self, d):
        self.dw = self.x.T @ d
        self.db = d.sum(axis=0)
        return d @ self.w.T

    def update(self, lr):                     # RMSprop
        for name, g in (("w", self.dw), ("b", self.db)):
            self.cache[name] = 0.95 * self.cache[name] + 0.05 * g ** 2
            step = lr * g / (np.sqrt(self.cache[name]) + 1e-6)
            setattr(self, name, getattr(self, name) - step)


class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y

    def backward(self, d):
        return d * (1 - self.y ** 2)

    def update(self, lr):
        pass


np.random.seed(5)
n = 400
shoulder = np.random.uniform(-0.6, 1.6, n)
elbow = np.random.uniform(0.4, 2.2, n)
hand = np.stack([0.31 * np.cos(shoulder) + 0.27 * np.cos(shoulder + elbow),
                 0.31 * np.sin(shoulder) + 0.27 * np.sin(shoulder + elbow)], axis=1)
angles = np.stack([shoulder, elbow], axis=1)

x = (hand - hand.mean(axis=0)) / hand.std(axis=0)
layers = [Dense(2, 20), Tanh(), Dense(20, 20), Tanh(), Dense(20, 2)]
layers[-1].b = angles.mean(axis=0)

for frame in range(2500):
    lr = 0.005 * 0.5 * (1 + np.cos(np.pi * frame / 2500)) + 1e-5
    out = x
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean(np.sum((out - angles) ** 2, axis=1))
    d = 2 * (out - angles) / n
    for layer in reversed(layers):
        d = layer.backward(d)
    for layer in layers:
        layer.update(lr)
    if frame % 250 == 0:
        print(frame, loss)

posed = x
for layer in layers:
    posed = layer.forward(posed)
print("mean error in degrees", np.degrees(np.abs(posed - angles).mean(axis=0)))
